-- The first form of a scheme's file.
--
-- Every record table has the columns of its record in the same order, and two of the store's own: `id`, and
-- `taken_out`, which is 1 for a row that was taken out and can be put back. Nothing is ever deleted.
-- Rows lie in the order of their ids, which is the order in which they were made: what was entered together
-- is read together.
--
-- Foreign keys stay within what belongs to one profile, pair or arrangement; links from one of these to another
-- are soft, because rows may come from elsewhere in any order. They are checked when a change is complete.
-- No column is unique but the id, for the same reason. Lists of codes that will grow are left to the program.
-- Lists of codes are written with OR: for IN with three codes or more a table is made at every insert.

-- One row: whose file this is, and where its clock stands.
CREATE TABLE "file_info" (
  "id"          INTEGER PRIMARY KEY CHECK ("id" = 1),
  "scheme"      BLOB    NOT NULL CHECK (length("scheme") = 16),
  "practice"    INTEGER NOT NULL CHECK ("practice" IN (0, 1)),
  "device"      BLOB    NOT NULL CHECK (length("device") = 16),
  "created_ms"  INTEGER NOT NULL,
  "app_version" TEXT    NOT NULL,
  "hlc_ms"      INTEGER NOT NULL,
  "hlc_n"       INTEGER NOT NULL,
  "ops"         INTEGER NOT NULL CHECK ("ops" >= 0)
) STRICT;

-- What was done: audit, history and undo at once.
-- `hlc_ms`, `hlc_n` put ops in order even if the clock was set back; `at_ms` is what the clock said.
-- `changes` is the number of rows of "op_change"; NULL for practice people, whose making is not logged row by row.
CREATE TABLE "op" (
  "id"      BLOB    NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "hlc_ms"  INTEGER NOT NULL,
  "hlc_n"   INTEGER NOT NULL CHECK ("hlc_n" >= 0),
  "device"  BLOB    NOT NULL CHECK (length("device") = 16),
  "who"     TEXT    NOT NULL,
  "kind"    TEXT    NOT NULL,
  "about"   TEXT    NOT NULL,
  "undoes"  BLOB    CHECK (length("undoes") = 16),
  "at_ms"   INTEGER NOT NULL,
  "changes" INTEGER CHECK ("changes" >= 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX "op_order" ON "op" ("hlc_ms", "hlc_n");
CREATE INDEX "op_undoes" ON "op" ("undoes") WHERE "undoes" IS NOT NULL;

-- What each op changed. One row for each field of a row that was changed, with JSON before and after. A row that
-- was added, put back or taken out is one row here with an empty "field": all its columns as one JSON object,
-- "before" NULL where it was not there before, "after" NULL where it is not there after.
CREATE TABLE "op_change" (
  "op_id"     BLOB    NOT NULL REFERENCES "op" ("id") DEFERRABLE INITIALLY DEFERRED,
  "n"         INTEGER NOT NULL CHECK ("n" >= 0),
  "entity"    TEXT    NOT NULL,
  "entity_id" BLOB    NOT NULL CHECK (length("entity_id") = 16),
  "field"     TEXT    NOT NULL,
  "before"    TEXT,
  "after"     TEXT,
  PRIMARY KEY ("op_id", "n")
) STRICT, WITHOUT ROWID;
CREATE INDEX "op_change_entity" ON "op_change" ("entity_id");

-- Something begun and not saved. Not part of the record: no op, no history.
CREATE TABLE "draft" (
  "id"       BLOB    NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "form"     TEXT    NOT NULL,
  "about"    BLOB    CHECK (length("about") = 16),
  "title"    TEXT    NOT NULL,
  "fields"   TEXT    NOT NULL,
  "begun_ms" INTEGER NOT NULL,
  "kept_ms"  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE "profile" (
  "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "kind" TEXT NOT NULL
    CHECK ("kind" = 'person' OR "kind" = 'household' OR "kind" = 'householder' OR "kind" = 'homesharer'),
  "reference" TEXT NOT NULL,
  "known_as" TEXT NOT NULL,
  "full_name" TEXT NOT NULL,
  "born" TEXT,
  "age" INTEGER,
  "pronouns" TEXT NOT NULL,
  "postcode" TEXT NOT NULL,
  "contact" TEXT NOT NULL,
  "waiting_since" TEXT,
  "agreed_on" TEXT,
  "notes" TEXT NOT NULL,
  "their_reference" TEXT NOT NULL,
  "taken_out" INTEGER NOT NULL DEFAULT 0 CHECK ("taken_out" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "profile_kind" ON "profile" ("kind");

CREATE TABLE "fact" (
  "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "profile_id" BLOB NOT NULL REFERENCES "profile" ("id") DEFERRABLE INITIALLY DEFERRED,
  "topic" TEXT NOT NULL,
  "item" TEXT NOT NULL,
  "answer" TEXT NOT NULL
    CHECK ("answer" = 'yes' OR "answer" = 'no' OR "answer" = 'partly' OR "answer" = 'not-known'
      OR "answer" = 'not-asked' OR "answer" = 'prefers-not'),
  "value" TEXT NOT NULL,
  "said_by" TEXT
    CHECK ("said_by" = 'person' OR "said_by" = 'home' OR "said_by" = 'family' OR "said_by" = 'advocate'
      OR "said_by" = 'worker' OR "said_by" = 'import'),
  "how" TEXT
    CHECK ("how" = 'speech' OR "how" = 'sign' OR "how" = 'makaton' OR "how" = 'symbols' OR "how" = 'writing'
      OR "how" = 'behaviour' OR "how" = 'told-by-other'),
  "on_date" TEXT,
  "taken_out" INTEGER NOT NULL DEFAULT 0 CHECK ("taken_out" IN (0, 1))
) STRICT, WITHOUT ROWID;
-- With the topic, so that the list of everybody reads only the few facts it shows.
CREATE INDEX "fact_profile" ON "fact" ("profile_id", "topic");

CREATE TABLE "member" (
  "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "home_id" BLOB NOT NULL REFERENCES "profile" ("id") DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT NOT NULL,
  "role" TEXT NOT NULL
    CHECK ("role" = 'carer' OR "role" = 'support-carer' OR "role" = 'family' OR "role" = 'visitor'
      OR "role" = 'person-supported' OR "role" = 'lodger'),
  "age_band" TEXT
    CHECK ("age_band" = '0-4' OR "age_band" = '5-10' OR "age_band" = '11-15' OR "age_band" = '16-17'
      OR "age_band" = '18-24' OR "age_band" = '25-64' OR "age_band" = '65-plus'),
  "view" TEXT NOT NULL
    CHECK ("view" = 'happy' OR "view" = 'unsure' OR "view" = 'not-happy' OR "view" = 'too-young'
      OR "view" = 'not-asked'),
  "words" TEXT NOT NULL,
  "asked_on" TEXT,
  "from_date" TEXT,
  "left_date" TEXT,
  "taken_out" INTEGER NOT NULL DEFAULT 0 CHECK ("taken_out" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "member_home" ON "member" ("home_id");

CREATE TABLE "room" (
  "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "home_id" BLOB NOT NULL REFERENCES "profile" ("id") DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT NOT NULL,
  "ground_floor" INTEGER CHECK ("ground_floor" IN (0, 1)),
  "own_bathroom" INTEGER CHECK ("own_bathroom" IN (0, 1)),
  "step_free" INTEGER CHECK ("step_free" IN (0, 1)),
  "note" TEXT NOT NULL,
  "taken_out" INTEGER NOT NULL DEFAULT 0 CHECK ("taken_out" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "room_home" ON "room" ("home_id");

CREATE TABLE "preference" (
  "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "owner_id" BLOB NOT NULL REFERENCES "profile" ("id") DEFERRABLE INITIALLY DEFERRED,
  "topic" TEXT NOT NULL,
  "words" TEXT NOT NULL,
  "direction" TEXT NOT NULL CHECK ("direction" = 'want' OR "direction" = 'avoid'),
  "level" TEXT NOT NULL CHECK ("level" = '0' OR "level" = '1' OR "level" = '2' OR "level" = '3'),
  "low" INTEGER,
  "high" INTEGER,
  "place" TEXT NOT NULL,
  "place_name" TEXT NOT NULL,
  "mode" TEXT CHECK ("mode" = 'driving' OR "mode" = 'public-transport' OR "mode" = 'walking'),
  "set_by" TEXT NOT NULL
    CHECK ("set_by" = 'person' OR "set_by" = 'carer' OR "set_by" = 'family' OR "set_by" = 'worker'),
  "set_on" TEXT NOT NULL,
  "retired_on" TEXT,
  "taken_out" INTEGER NOT NULL DEFAULT 0 CHECK ("taken_out" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "preference_owner" ON "preference" ("owner_id");

CREATE TABLE "preference_item" (
  "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "preference_id" BLOB NOT NULL REFERENCES "preference" ("id") DEFERRABLE INITIALLY DEFERRED,
  "item" TEXT NOT NULL,
  "worth" INTEGER NOT NULL,
  "taken_out" INTEGER NOT NULL DEFAULT 0 CHECK ("taken_out" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "preference_item_preference" ON "preference_item" ("preference_id");

CREATE TABLE "must_have" (
  "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "owner_id" BLOB NOT NULL REFERENCES "profile" ("id") DEFERRABLE INITIALLY DEFERRED,
  "topic" TEXT NOT NULL,
  "item" TEXT NOT NULL,
  "direction" TEXT NOT NULL CHECK ("direction" = 'want' OR "direction" = 'avoid'),
  "low" INTEGER,
  "high" INTEGER,
  "place" TEXT NOT NULL,
  "mode" TEXT CHECK ("mode" = 'driving' OR "mode" = 'public-transport' OR "mode" = 'walking'),
  "kind" TEXT NOT NULL
    CHECK ("kind" = 'need' OR "kind" = 'legal' OR "kind" = 'persons-own' OR "kind" = 'homes-own'),
  "reason" TEXT NOT NULL,
  "could_change" TEXT NOT NULL
    CHECK ("could_change" = 'no' OR "could_change" = 'adaptation' OR "could_change" = 'training'
      OR "could_change" = 'time' OR "could_change" = 'ask'),
  "approved_by" TEXT NOT NULL,
  "review_on" TEXT,
  "set_by" TEXT NOT NULL
    CHECK ("set_by" = 'person' OR "set_by" = 'carer' OR "set_by" = 'family' OR "set_by" = 'worker'),
  "set_on" TEXT NOT NULL,
  "retired_on" TEXT,
  "taken_out" INTEGER NOT NULL DEFAULT 0 CHECK ("taken_out" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "must_have_owner" ON "must_have" ("owner_id");

CREATE TABLE "check_record" (
  "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "profile_id" BLOB NOT NULL REFERENCES "profile" ("id") DEFERRABLE INITIALLY DEFERRED,
  "member_id" BLOB CHECK (length("member_id") = 16),
  "kind" TEXT NOT NULL,
  "outcome" TEXT NOT NULL
    CHECK ("outcome" = 'clear' OR "outcome" = 'decided-ok' OR "outcome" = 'pending' OR "outcome" = 'not-ok'
      OR "outcome" = 'not-needed'),
  "done_on" TEXT,
  "expires_on" TEXT,
  "decided_by" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "taken_out" INTEGER NOT NULL DEFAULT 0 CHECK ("taken_out" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "check_record_profile" ON "check_record" ("profile_id");

CREATE TABLE "milestone" (
  "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "profile_id" BLOB NOT NULL REFERENCES "profile" ("id") DEFERRABLE INITIALLY DEFERRED,
  "step" TEXT NOT NULL
    CHECK ("step" = 'being-assessed' OR "step" = 'looking' OR "step" = 'on-hold' OR "step" = 'settled-elsewhere'
      OR "step" = 'withdrew' OR "step" = 'approval-ended' OR "step" = 'died'),
  "on_date" TEXT NOT NULL,
  "until_date" TEXT,
  "note" TEXT NOT NULL,
  "taken_out" INTEGER NOT NULL DEFAULT 0 CHECK ("taken_out" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "milestone_profile" ON "milestone" ("profile_id");

CREATE TABLE "journey" (
  "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "home_id" BLOB NOT NULL REFERENCES "profile" ("id") DEFERRABLE INITIALLY DEFERRED,
  "place" TEXT NOT NULL,
  "mode" TEXT NOT NULL CHECK ("mode" = 'driving' OR "mode" = 'public-transport' OR "mode" = 'walking'),
  "minutes" INTEGER NOT NULL,
  "on_date" TEXT NOT NULL,
  "said_by" TEXT NOT NULL,
  "taken_out" INTEGER NOT NULL DEFAULT 0 CHECK ("taken_out" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "journey_home" ON "journey" ("home_id");

CREATE TABLE "pair" (
  "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "mover_id" BLOB NOT NULL CHECK (length("mover_id") = 16),
  "home_id" BLOB NOT NULL CHECK (length("home_id") = 16),
  "kind" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "since_date" TEXT NOT NULL,
  "set_aside_on" TEXT,
  "set_aside_by" TEXT
    CHECK ("set_aside_by" = 'mover' OR "set_aside_by" = 'home' OR "set_aside_by" = 'family'
      OR "set_aside_by" = 'scheme' OR "set_aside_by" = 'circumstances'),
  "set_aside_reason" TEXT,
  "set_aside_words" TEXT NOT NULL,
  "taken_out" INTEGER NOT NULL DEFAULT 0 CHECK ("taken_out" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "pair_mover" ON "pair" ("mover_id");
CREATE INDEX "pair_home" ON "pair" ("home_id");

CREATE TABLE "introduction" (
  "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "pair_id" BLOB NOT NULL REFERENCES "pair" ("id") DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL,
  "on_date" TEXT NOT NULL,
  "at_time" TEXT,
  "happened" TEXT NOT NULL
    CHECK ("happened" = 'planned' OR "happened" = 'yes' OR "happened" = 'cut-short'
      OR "happened" = 'cancelled-by-mover' OR "happened" = 'cancelled-by-home'
      OR "happened" = 'cancelled-by-scheme' OR "happened" = 'did-not-attend'),
  "worries" TEXT NOT NULL,
  "worries_asked" INTEGER NOT NULL CHECK ("worries_asked" IN (0, 1)),
  "next_step" TEXT NOT NULL,
  "learned" TEXT NOT NULL,
  "notes" TEXT NOT NULL,
  "taken_out" INTEGER NOT NULL DEFAULT 0 CHECK ("taken_out" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "introduction_pair" ON "introduction" ("pair_id");

CREATE TABLE "view" (
  "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "pair_id" BLOB NOT NULL REFERENCES "pair" ("id") DEFERRABLE INITIALLY DEFERRED,
  "introduction_id" BLOB CHECK (length("introduction_id") = 16),
  "voice" TEXT NOT NULL
    CHECK ("voice" = 'mover' OR "voice" = 'home' OR "voice" = 'member' OR "voice" = 'family'),
  "member_id" BLOB CHECK (length("member_id") = 16),
  "about" TEXT NOT NULL CHECK ("about" = 'meeting' OR "about" = 'arrangement'),
  "answer" TEXT NOT NULL
    CHECK ("answer" = 'yes' OR "answer" = 'not-sure' OR "answer" = 'no' OR "answer" = 'could-not-tell'),
  "words" TEXT NOT NULL,
  "how" TEXT
    CHECK ("how" = 'speech' OR "how" = 'sign' OR "how" = 'makaton' OR "how" = 'symbols' OR "how" = 'writing'
      OR "how" = 'behaviour' OR "how" = 'told-by-other'),
  "on_their_own" INTEGER CHECK ("on_their_own" IN (0, 1)),
  "on_date" TEXT NOT NULL,
  "turn" INTEGER NOT NULL,
  "taken_out" INTEGER NOT NULL DEFAULT 0 CHECK ("taken_out" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "view_pair" ON "view" ("pair_id");

CREATE TABLE "arrangement" (
  "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "pair_id" BLOB NOT NULL CHECK (length("pair_id") = 16),
  "mover_id" BLOB NOT NULL CHECK (length("mover_id") = 16),
  "home_id" BLOB NOT NULL CHECK (length("home_id") = 16),
  "kind" TEXT NOT NULL,
  "start_kind" TEXT NOT NULL
    CHECK ("start_kind" = 'planned' OR "start_kind" = 'planned-shortened' OR "start_kind" = 'emergency'
      OR "start_kind" = 'continuation' OR "start_kind" = 'transfer'),
  "start_date" TEXT NOT NULL,
  "planned_end" TEXT,
  "trial_until" TEXT,
  "first_review" TEXT,
  "reviewed_on" TEXT,
  "decision_due" TEXT,
  "continues_id" BLOB CHECK (length("continues_id") = 16),
  "agreed" TEXT NOT NULL,
  "taken_out" INTEGER NOT NULL DEFAULT 0 CHECK ("taken_out" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "arrangement_pair" ON "arrangement" ("pair_id");
CREATE INDEX "arrangement_mover" ON "arrangement" ("mover_id");
CREATE INDEX "arrangement_home" ON "arrangement" ("home_id");

CREATE TABLE "ending" (
  "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "arrangement_id" BLOB NOT NULL REFERENCES "arrangement" ("id") DEFERRABLE INITIALLY DEFERRED,
  "on_date" TEXT NOT NULL,
  "planned" INTEGER NOT NULL CHECK ("planned" IN (0, 1)),
  "person_wanted" TEXT NOT NULL
    CHECK ("person_wanted" = 'wanted' OR "person_wanted" = 'accepted' OR "person_wanted" = 'did-not-want'
      OR "person_wanted" = 'could-not-tell' OR "person_wanted" = 'died'),
  "reason" TEXT NOT NULL,
  "destination" TEXT NOT NULL,
  "continues" TEXT NOT NULL,
  "learned" TEXT NOT NULL,
  "taken_out" INTEGER NOT NULL DEFAULT 0 CHECK ("taken_out" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "ending_arrangement" ON "ending" ("arrangement_id");

CREATE TABLE "ending_voice" (
  "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "ending_id" BLOB NOT NULL REFERENCES "ending" ("id") DEFERRABLE INITIALLY DEFERRED,
  "who" TEXT NOT NULL,
  "taken_out" INTEGER NOT NULL DEFAULT 0 CHECK ("taken_out" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "ending_voice_ending" ON "ending_voice" ("ending_id");

CREATE TABLE "promise" (
  "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "profile_id" BLOB NOT NULL CHECK (length("profile_id") = 16),
  "pair_id" BLOB CHECK (length("pair_id") = 16),
  "words" TEXT NOT NULL,
  "due_date" TEXT NOT NULL,
  "done_on" TEXT,
  "taken_out" INTEGER NOT NULL DEFAULT 0 CHECK ("taken_out" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "promise_profile" ON "promise" ("profile_id");

CREATE TABLE "leftover" (
  "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "profile_id" BLOB NOT NULL REFERENCES "profile" ("id") DEFERRABLE INITIALLY DEFERRED,
  "file" TEXT NOT NULL,
  "heading" TEXT NOT NULL,
  "cell" TEXT NOT NULL,
  "taken_out" INTEGER NOT NULL DEFAULT 0 CHECK ("taken_out" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "leftover_profile" ON "leftover" ("profile_id");

CREATE TABLE "setting" (
  "id" BLOB NOT NULL PRIMARY KEY CHECK (length("id") = 16),
  "name" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "taken_out" INTEGER NOT NULL DEFAULT 0 CHECK ("taken_out" IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX "setting_name" ON "setting" ("name");
