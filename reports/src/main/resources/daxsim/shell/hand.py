"""The hand of one task: maps files, loads and stores, and says which SIGBUS came. Reads operations, one a line:

    mmap KEY FILE OFFSET LENGTH SHARED|SYNC|PRIVATE
    load KEY FILE OFFSET LENGTH die|skip|retry|repair [BYTE CALL...]
    store KEY FILE OFFSET LENGTH die|skip|retry|repair BYTE [CALL...]
    munmap KEY [FILE]
    msync KEY [FILE]
    hwpoison KEY FILE OFFSET LENGTH

What came of one is in the file KEY.out, in the words of xfs_io; then "done KEY" is printed. The first signal is in
KEY.signal.out, what a repair in its handler came to in KEY.handler.out.
"""
import ctypes
import os
import signal
import sys

C = ctypes.CDLL(None, use_errno=True)
C.mmap.restype = ctypes.c_void_p
C.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t] + 3 * [ctypes.c_int] + [ctypes.c_long]
C.munmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
C.msync.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
C.madvise.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
C.memcpy.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t]
C.fallocate.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_long, ctypes.c_long]

PAGE = 4096
READ_WRITE = 3
FLAGS = {"SHARED": 1, "PRIVATE": 2, "SYNC": 3 | 0x80000}
FIXED_ANONYMOUS_PRIVATE = 2 | 0x10 | 0x20
CODES = {1: "BUS_ADRALN", 2: "BUS_ADRERR", 3: "BUS_OBJERR", 4: "BUS_MCEERR_AR", 5: "BUS_MCEERR_AO", 0x80: "SI_KERNEL"}
PUNCH_HOLE_KEEP_SIZE = 3
MOST_SIGNALS = 3

FOLDER = sys.argv[1]
HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


class Action(ctypes.Structure):
    _fields_ = [("handler", HANDLER), ("mask", ctypes.c_ulong * 16), ("flags", ctypes.c_int), ("restorer", ctypes.c_void_p)]


class Mapping:
    def __init__(self, path, fd, offset, length, flags):
        self.path, self.fd, self.offset, self.length, self.flags = path, fd, offset, length, flags
        self.address = C.mmap(None, length, READ_WRITE, flags, fd, offset)
        if self.address in (None, ctypes.c_void_p(-1).value):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))

    def holds(self, path, offset):
        return self.path == path and self.offset <= offset < self.offset + self.length


class Access:
    """The access under way: what its handler is to do, and what it saw."""

    def __init__(self, key, mapping, on_sigbus, byte, calls):
        self.key, self.mapping, self.on_sigbus, self.byte, self.calls = key, mapping, on_sigbus, byte, calls
        self.signals = 0
        self.signal = ""
        self.failed = False
        self.patched = []


mappings = []
now = None


def write(key, text, how="a"):
    with open(os.path.join(FOLDER, key + ".out"), how) as out:
        out.write(text + "\n")


def bus_error(number, info, context):
    code = ctypes.c_int.from_address(info + 8).value
    address = ctypes.c_ulong.from_address(info + 16).value
    lsb = ctypes.c_short.from_address(info + 24).value if code in (4, 5) else 0
    mapping = now.mapping
    if now.signals == 0:
        at = address - mapping.address + mapping.offset
        now.signal = "SIGBUS %s lsb %d at %d" % (CODES.get(code, str(code)), lsb, at)
        write(now.key + ".signal", now.signal, "w")
    now.signals += 1
    if now.on_sigbus == "die":
        write(now.key, now.signal)
        os._exit(135)
    size = 1 << lsb if lsb > 0 else PAGE
    start = address & ~(size - 1)
    good = now.on_sigbus == "retry"
    if now.on_sigbus == "repair":
        good = repair(start - mapping.address + mapping.offset, size)
    if not good or now.signals >= MOST_SIGNALS:
        # The access cannot be jumped over from here; a page of zeros lets it end, and it has failed.
        now.failed = True
        page = address & ~(PAGE - 1)
        C.mmap(page, PAGE, READ_WRITE, FIXED_ANONYMOUS_PRIVATE, -1, 0)
        now.patched.append(page)


def repair(offset, length):
    try:
        for call in now.calls:
            if call == "fpunch":
                if C.fallocate(now.mapping.fd, PUNCH_HOLE_KEEP_SIZE, offset, length) != 0:
                    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
            else:
                done = os.pwrite(now.mapping.fd, bytes([now.byte]) * length, offset)
        write(now.key + ".handler", "wrote %d/%d bytes at offset %d" % (done, length, offset))
        return done == length
    except OSError as e:
        write(now.key + ".handler", "repair: " + e.strerror)
        return False


def find(path, offset):
    for mapping in reversed(mappings):
        if mapping.holds(path, offset):
            return mapping
    raise OSError(14, os.strerror(14))


def access(verb, key, path, offset, length, on_sigbus, byte, calls):
    global now
    mapping = find(path, offset)
    place = mapping.address + offset - mapping.offset
    buffer = ctypes.create_string_buffer(bytes([byte]) * length, length)
    now = Access(key, mapping, on_sigbus, byte, calls)
    if verb == "load":
        C.memcpy(ctypes.addressof(buffer), place, length)
    else:
        C.memcpy(place, ctypes.addressof(buffer), length)
    for page in now.patched:
        at = page - mapping.address + mapping.offset
        C.mmap(page, PAGE, READ_WRITE, mapping.flags | 0x10, mapping.fd, at)
    if now.failed:
        write(key, now.signal)
    elif verb == "load":
        data = buffer.raw
        for i in range(0, length, 16):
            line = " ".join("%02x" % b for b in data[i : i + 16])
            write(key, "%08x:  %s  " % (offset + i, line))
        write(key, "read %d/%d bytes at offset %d" % (length, length, offset))
    else:
        write(key, "wrote %d/%d bytes at offset %d" % (length, length, offset))


def perform(verb, key, words):
    if verb == "mmap":
        path, offset, length, kind = words[0], int(words[1]), int(words[2]), words[3]
        mappings.append(Mapping(path, os.open(path, os.O_RDWR), offset, length, FLAGS[kind]))
    elif verb in ("load", "store"):
        byte = int(words[4], 16) if len(words) > 4 else 0
        access(verb, key, words[0], int(words[1]), int(words[2]), words[3], byte, words[5:])
    elif verb == "hwpoison":
        mapping = find(words[0], int(words[1]))
        if C.madvise(mapping.address + int(words[1]) - mapping.offset, int(words[2]), 100) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    else:
        for mapping in [m for m in mappings if not words or m.path == words[0]]:
            if verb == "munmap":
                C.munmap(mapping.address, mapping.length)
                mappings.remove(mapping)
            elif C.msync(mapping.address, mapping.length, 4) != 0:
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


action = Action(HANDLER(bus_error), (ctypes.c_ulong * 16)(), 4, None)  # SA_SIGINFO
C.sigaction(signal.SIGBUS, ctypes.byref(action), None)
for line in iter(sys.stdin.readline, ""):
    verb, key, *words = line.split()
    write(key, "", "w")
    try:
        perform(verb, key, words)
    except OSError as e:
        write(key, verb + ": " + e.strerror)
    print("done " + key, flush=True)
