-- The log becomes a chain, so that an old page put back among newer ones is found: each op commits to the one before
-- it, to all its own fields and to what it changed; each change commits to what it says and to the whole row as it
-- left it.
--
-- What names people is committed to by salted digests only, so that words and salts can one day be taken away
-- together and the chain still holds. All columns are NULL only until the rest of this step, which needs the program,
-- has filled them; after that only a salt may be missing.

-- The key of the chain, the hash of the last op, and a digest over all drafts, which are not in the log.
ALTER TABLE "file_info" ADD COLUMN "chain_key" BLOB CHECK (length("chain_key") = 32);
ALTER TABLE "file_info" ADD COLUMN "head" BLOB CHECK (length("head") = 32);
ALTER TABLE "file_info" ADD COLUMN "drafts" BLOB CHECK (length("drafts") = 32);

-- The hash of the op before, the hash of this one, and the salt and digest of what it was about.
ALTER TABLE "op" ADD COLUMN "prev" BLOB CHECK (length("prev") = 32);
ALTER TABLE "op" ADD COLUMN "hash" BLOB CHECK (length("hash") = 32);
ALTER TABLE "op" ADD COLUMN "salt" BLOB CHECK (length("salt") = 16);
ALTER TABLE "op" ADD COLUMN "digest" BLOB CHECK (length("digest") = 32);

-- The digest of what a change says, and of the row as it left it. "row" is NULL where that was not known any more
-- when the chain began.
ALTER TABLE "op_change" ADD COLUMN "salt" BLOB CHECK (length("salt") = 16);
ALTER TABLE "op_change" ADD COLUMN "digest" BLOB CHECK (length("digest") = 32);
ALTER TABLE "op_change" ADD COLUMN "row" BLOB CHECK (length("row") = 32);

-- With the number of changes, so that some can be chosen at random without reading the ops.
DROP INDEX "op_order";
CREATE INDEX "op_order" ON "op" ("hlc_ms", "hlc_n", "changes");
