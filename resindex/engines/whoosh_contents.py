"""The table of contents: which segments make a generation.

What comes in: the segments of a generation. What goes out: a file that names them, and that generation back. It has
the layout of Whoosh's own, so that Whoosh's index reads it from our storage, but not its pickles: the place of the
schema, which is the program's to know, is empty, the segments are plain records, and a sum stands behind it all.
Nothing of Whoosh's reading of older layouts, which loads pickles, is used.
"""

from __future__ import annotations

from io import BytesIO
from struct import Struct
from zlib import crc32

from resindex.engines.whoosh_documents import Segment
from resindex.engines.whoosh_parts import TOC, FileFormatError, FileStorage, Schema
from resindex.engines.whoosh_storage import DataFile, DurableStorage

_SUM = Struct("!I")
_WIDTHS = (4, 8, 4)  # of an int, a long and a float, as Whoosh asks
_ORDER = -12345


class Contents(TOC):  # type: ignore[misc]
    """The segments of one generation."""

    segments: list[Segment]
    generation: int

    def _head(self) -> bytes:
        file = DataFile(BytesIO())
        for width in _WIDTHS:
            file.write_varint(width)
        file.write_int(_ORDER)
        file.write_int(self.version)
        for number in self.release[:3]:
            file.write_varint(number)
        file.write_string(b"")  # Whoosh: the schema
        data: bytes = file.file.getvalue()
        return data

    def write(self, storage: FileStorage, indexname: str) -> None:
        """Write the file aside and give it its name: from then on this is the generation that is read."""
        body = DataFile(BytesIO())
        body.write(self._head())
        body.write_int(self.generation)
        body.write_int(0)  # Whoosh: not used
        body.write_pickle(self.segments)
        data = body.file.getvalue()
        name = self._filename(indexname, self.generation)
        with storage.create_file(f"{name}.new") as file:
            file.write(data + _SUM.pack(crc32(data)))
        storage.rename_file(f"{name}.new", name, safe=True)

    @classmethod
    def latest(cls, storage: DurableStorage, indexname: str, schema: Schema) -> Contents | None:
        """The last generation; None where there is none.

        Raises FileFormatError where its file is not what was written, FileNotFoundError where it has just gone.
        """
        generation: int = cls._latest_generation(storage, indexname)
        if generation < 0:
            return None
        data = storage.read_whole(cls._filename(indexname, generation))
        contents = cls(schema, [], generation)
        if len(data) < _SUM.size or _SUM.unpack(data[-_SUM.size :])[0] != crc32(data[: -_SUM.size]):
            raise FileFormatError("the table of contents is not what was written")
        head = contents._head()
        if not data.startswith(head):
            raise FileFormatError("the table of contents has another layout")
        file = storage.mapped_file.in_memory(data[len(head) :])
        if file.read_int() != generation:
            raise FileFormatError("the table of contents is that of another generation")
        file.read_int()
        segments = file.read_pickle()
        if not isinstance(segments, list) or not all(isinstance(segment, Segment) for segment in segments):
            raise FileFormatError("the table of contents names no segments")
        contents.segments = segments
        return contents
