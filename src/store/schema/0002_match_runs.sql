-- Shortlists as they were kept. The one they are for is a soft link: a kept list outlives a profile that is
-- taken out, and may come from elsewhere before it.

CREATE TABLE "match_run" (
  "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "subject_id" BLOB NOT NULL CHECK (length("subject_id") = 16),
  "kept_at" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  "preferences" TEXT NOT NULL,
  "rules" INTEGER NOT NULL CHECK ("rules" >= 0),
  "neutrals" INTEGER NOT NULL CHECK ("neutrals" >= 0),
  "compared" INTEGER NOT NULL CHECK ("compared" >= 0),
  "could_work" INTEGER NOT NULL CHECK ("could_work" >= 0),
  "not_enough" INTEGER NOT NULL CHECK ("not_enough" >= 0),
  "left_out" INTEGER NOT NULL CHECK ("left_out" >= 0),
  "list" TEXT NOT NULL,
  "taken_out" INTEGER NOT NULL DEFAULT 0 CHECK ("taken_out" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "match_run_subject" ON "match_run" ("subject_id");
