"""Ways to spoil any file, by a random generator with a seed."""

from random import Random


def flip_bits(data: bytes, random: Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(random.choice((1, 3, 30, 300))):
        spoilt[random.randrange(len(spoilt))] ^= 1 << random.randrange(8)
    return bytes(spoilt)


def cut_short(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(1, len(data))]


def cut_out(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data))
    return data[:start] + data[start + random.randrange(1, 2000) :]


def splice(data: bytes, random: Random) -> bytes:
    """A piece of the file put over another place of it."""
    start, to = random.randrange(len(data)), random.randrange(len(data))
    piece = data[start : start + random.randrange(1, 3000)]
    return data[:to] + piece + data[to + len(piece) :]


def double(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data))
    end = start + random.randrange(1, 5000)
    return data[:end] + data[start:end] * random.randrange(1, 20) + data[end:]


def fill(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data))
    size = random.randrange(1, 500)
    return data[:start] + random.choice((b"\0", b"\xff", b"9")) * size + data[start + size :]


def swap_lengths(data: bytes, random: Random) -> bytes:
    """Two runs of four bytes change places, or one becomes as large as can be."""
    spoilt = bytearray(data)
    one, other = random.randrange(len(data) - 4), random.randrange(len(data) - 4)
    if random.random() < 0.5:
        spoilt[one : one + 4] = random.choice((b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\0"))
    else:
        spoilt[one : one + 4], spoilt[other : other + 4] = spoilt[other : other + 4], spoilt[one : one + 4]
    return bytes(spoilt)


def swap_figures(data: bytes, random: Random) -> bytes:
    """A digit becomes another: lengths, offsets and counts that are written in figures."""
    spoilt = bytearray(data)
    places = [place for place, byte in enumerate(data) if 48 <= byte <= 57]
    for place in random.sample(places, min(len(places), random.choice((1, 5, 50)))):
        spoilt[place] = random.randrange(48, 58)
    return bytes(spoilt)


WAYS = (flip_bits, cut_short, cut_out, splice, double, fill, swap_lengths, swap_figures)
