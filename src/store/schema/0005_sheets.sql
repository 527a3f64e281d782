-- Health and risk sheets, which open only deliberately: their items, and who was shown them.

CREATE TABLE "sheet_item" (
  "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "profile_id" BLOB NOT NULL REFERENCES "profile" ("id") DEFERRABLE INITIALLY DEFERRED,
  "sheet" TEXT NOT NULL
    CHECK ("sheet" = 'health' OR "sheet" = 'risk'),
  "what" TEXT NOT NULL,
  "own_words" TEXT NOT NULL,
  "helps" TEXT NOT NULL,
  "changed" TEXT NOT NULL,
  "last_on" TEXT,
  "context" TEXT NOT NULL,
  "need_to_know" TEXT NOT NULL,
  "review_on" TEXT,
  "looked_at_on" TEXT NOT NULL,
  "taken_out" INTEGER NOT NULL DEFAULT 0 CHECK ("taken_out" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "sheet_item_profile" ON "sheet_item" ("profile_id");

CREATE TABLE "sheet_showing" (
  "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "profile_id" BLOB NOT NULL REFERENCES "profile" ("id") DEFERRABLE INITIALLY DEFERRED,
  "sheet" TEXT NOT NULL
    CHECK ("sheet" = 'health' OR "sheet" = 'risk'),
  "on_date" TEXT NOT NULL,
  "by_whom" TEXT NOT NULL,
  "to_whom" TEXT NOT NULL,
  "why" TEXT NOT NULL,
  "taken_out" INTEGER NOT NULL DEFAULT 0 CHECK ("taken_out" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "sheet_showing_profile" ON "sheet_showing" ("profile_id");
