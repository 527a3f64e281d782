"""Reads a scheme without a line of settled's own code: a slot of the key file by its passphrase, then the record.

If this program can, so can somebody who has the file, the passphrase and the description in the manual, but not settled.

    second_reader.py FOLDER < passphrase

It prints one line of JSON: the name on the slot, whether the seal of the key file holds, the form of the record, the number
of rows in each table, and the names of the profiles.

Needs argon2-cffi, cryptography and apsw-sqlite3mc from PyPI, in the versions of second_reader.txt.
"""

import hashlib
import hmac
import json
import struct
import sys
import uuid
from pathlib import Path

import apsw
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def derive(salt: bytes, secret: bytes, label: bytes) -> bytes:
    """HKDF-SHA-256 to 32 bytes."""
    return HKDF(hashes.SHA256(), 32, salt, label).derive(secret)


def hchacha20(key: bytes, nonce: bytes) -> bytes:
    """The key that XChaCha20 works with: draft-irtf-cfrg-xchacha-03, 2.2."""
    x = list(struct.unpack("<16I", b"expand 32-byte k" + key + nonce))

    def rotate(value: int, by: int) -> int:
        return (value << by | value >> (32 - by)) & 0xFFFFFFFF

    def quarter(a: int, b: int, c: int, d: int) -> None:
        for first, second, third, by in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            x[first] = (x[first] + x[second]) & 0xFFFFFFFF
            x[third] = rotate(x[third] ^ x[first], by)

    for _ in range(10):
        for at in range(4):
            quarter(at, 4 + at, 8 + at, 12 + at)
        for at in range(4):
            quarter(at, 4 + (at + 1) % 4, 8 + (at + 2) % 4, 12 + (at + 3) % 4)
    return struct.pack("<8I", *x[:4], *x[12:])


def unseal(key: bytes, sealed: dict, bound_to: bytes) -> bytes:
    """XChaCha20-Poly1305."""
    nonce = bytes.fromhex(sealed["nonce"])
    inner = ChaCha20Poly1305(hchacha20(key, nonce[:16]))
    return inner.decrypt(b"\0\0\0\0" + nonce[16:], bytes.fromhex(sealed["sealed"]), bound_to)


def open_slot(scheme: uuid.UUID, slot: dict, passphrase: bytes) -> bytes:
    """The data key, from one slot."""
    lock = slot["lock"]
    cost = lock["argon2id"]
    kek = hash_secret_raw(
        passphrase, bytes.fromhex(lock["salt"]), cost["t"], cost["m_kib"], cost["p"], 32, Type.ID
    )
    public = bytes.fromhex(slot["public_key"])
    bound_to = b"settled/1/slot" + scheme.bytes + uuid.UUID(slot["id"]).bytes + public + b"passphrase"
    secret = X25519PrivateKey.from_private_bytes(unseal(kek, slot["secret_key"], bound_to))
    one_off = bytes.fromhex(slot["data_key"]["one_off"])
    shared = secret.exchange(X25519PublicKey.from_public_bytes(one_off))
    wrapping = derive(one_off + public, shared, b"settled/1/data key to slot")
    return unseal(wrapping, slot["data_key"]["box"], bound_to)


def seal_holds(text: str, data_key: bytes) -> bool:
    """Whether the key file is as somebody left it who held the data key."""
    lines = text.split("\n", 3)
    seal = bytes.fromhex(lines[2].split('"')[3])
    key = derive(b"", data_key, b"settled/1/slot file")
    return hmac.compare_digest(hmac.digest(key, lines[3].encode(), hashlib.sha256), seal)


def read_record(path: Path, data_key: bytes) -> dict:
    """What the record holds, by way of a library that is not SQLCipher but reads its files."""
    key = derive(b"", data_key, b"settled/1/database").hex()
    record = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    record.pragma("cipher", "sqlcipher")
    record.pragma("legacy", 4)
    record.pragma("key", f"raw:{key}")
    tables = [
        name
        for (name,) in record.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        )
    ]
    return {
        "form": record.pragma("user_version"),
        "whole": record.pragma("integrity_check") == "ok",
        "rows": {t: next(record.execute(f'SELECT count(*) FROM "{t}"'))[0] for t in tables},
        "names": [name for (name,) in record.execute("SELECT known_as FROM profile ORDER BY known_as")],
    }


def main() -> int:
    folder = Path(sys.argv[1])
    passphrase = sys.stdin.buffer.read().strip(b"\n")
    text = (folder / "scheme.keys").read_text(encoding="utf-8")
    keys = json.loads(text)
    scheme = uuid.UUID(keys["scheme"])
    for slot in keys["slots"]:
        if slot["lock"]["kind"] != "passphrase":
            continue
        try:
            data_key = open_slot(scheme, slot, passphrase)
        except InvalidTag:
            continue
        found = {"holder": slot["holder"]["name"], "seal": seal_holds(text, data_key)}
        print(json.dumps(found | read_record(folder / "scheme.db", data_key)))
        return 0
    print("no slot opens with this passphrase", file=sys.stderr)
    return 3


if __name__ == "__main__":
    sys.exit(main())
