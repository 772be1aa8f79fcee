"""Sound: which kind it really is, by what stands in the file; a film is not sound."""

WAV, OGG, WEBM, MP3, MP4 = "audio/wav", "audio/ogg", "audio/webm", "audio/mpeg", "audio/mp4"
FILM_IN_WEBM = (b"V_VP8", b"V_VP9", b"V_AV1", b"V_MPEG", b"V_THEORA")
SOUND_IN_OGG = (b"OpusHead", b"\x01vorbis", b"Speex   ", b"\x7fFLAC")
HEAD_BYTES = 65_536  # where webm and ogg say what is in them
INSIDE = {b"moov", b"trak", b"mdia"}  # boxes of mp4 on the way to the kind of a track
# MPEG sound, layer 3: thousands of bits a second and samples a second, by the figures in a frame's head.
BIT_RATES = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
SAMPLE_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def sound_type(data: bytes) -> str:
    """The content type of a recording of sound alone; empty for everything else."""
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return WAV
    if data[:4] == b"OggS":
        return OGG if any(mark in data[:512] for mark in SOUND_IN_OGG) else ""
    if data[:4] == b"\x1aE\xdf\xa3":
        return WEBM if _is_sound_in_webm(data[:HEAD_BYTES]) else ""
    if data[4:8] == b"ftyp":
        return MP4 if _tracks(data) == {b"soun"} else ""
    return MP3 if _is_mp3(data) else ""


def _is_sound_in_webm(head: bytes) -> bool:
    has_sound = b"A_OPUS" in head or b"A_VORBIS" in head
    return b"webm" in head[:64] and has_sound and not any(mark in head for mark in FILM_IN_WEBM)


def _tracks(data: bytes) -> set[bytes]:
    """The kinds of tracks in an mp4: "soun", "vide". A box that does not fit ends the search."""
    found: set[bytes] = set()
    places = [(0, len(data))]
    while places:
        start, end = places.pop()
        while start + 8 <= end:
            size, kind = int.from_bytes(data[start : start + 4]), data[start + 4 : start + 8]
            head = 8
            if size == 1:
                size, head = int.from_bytes(data[start + 8 : start + 16]), 16
            last = end if size == 0 else start + size
            if last > end or last < start + head:
                return set()
            if kind in INSIDE:
                places.append((start + head, last))
            elif kind == b"hdlr":
                found.add(data[start + head + 8 : start + head + 12])
            start = last
    return found & {b"soun", b"vide"}


def _is_mp3(data: bytes) -> bool:
    """Two frames after each other, behind the label that many programs put first."""
    start = 0
    if data[:3] == b"ID3" and len(data) > 10:
        start = 10 + sum((figure & 0x7F) << (7 * place) for place, figure in enumerate(data[9:5:-1]))
    length = _frame_length(data[start : start + 4])
    return bool(length and _frame_length(data[start + length : start + length + 4]))


def _frame_length(head: bytes) -> int:
    """Bytes of a frame of layer 3; 0 when this is no frame."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version, rate, sample = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or rate in (0, 15) or sample == 3:
        return 0
    kilobits = BIT_RATES[3 if version == 3 else 2][rate]
    per_frame = 144 if version == 3 else 72
    return per_frame * kilobits * 1000 // SAMPLE_RATES[version][sample] + (head[2] >> 1 & 1)
