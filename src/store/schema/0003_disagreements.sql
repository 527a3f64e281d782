-- What people thought of a match where they disagreed with it. The two are soft links, as those of a pair are.

CREATE TABLE "disagreement" (
  "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "mover_id" BLOB NOT NULL CHECK (length("mover_id") = 16),
  "home_id" BLOB NOT NULL CHECK (length("home_id") = 16),
  "on_date" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  "way" TEXT NOT NULL
    CHECK ("way" = 'fits-better' OR "way" = 'fits-worse' OR "way" = 'fact-wrong' OR "way" = 'must-have-wrong'),
  "words" TEXT NOT NULL,
  "taken_out" INTEGER NOT NULL DEFAULT 0 CHECK ("taken_out" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "disagreement_mover" ON "disagreement" ("mover_id");
CREATE INDEX "disagreement_home" ON "disagreement" ("home_id");
