# Lists in and out: importing spreadsheets, exporting lists.

import-people = { $count ->
    [one] person
   *[other] people
  }
import-households = { $count ->
    [one] household
   *[other] households
  }
import-householders = { $count ->
    [one] householder
   *[other] householders
  }
import-homesharers = { $count ->
    [one] homesharer
   *[other] homesharers
  }

## What an import is called in the history
import-about = { $file }: { $what }
import-counted = { $count } { $kind }
import-reason = From the import: { $words }
import-from-file = From the import of { $file }

## Where a column goes
import-to-reference = Your reference
import-to-name = Name
import-to-given-name = First name
import-to-family-name = Last name
import-to-full-name = Full name
import-to-born = Date of birth
import-to-age = Age
import-to-pronouns = Pronouns
import-to-postcode = Postcode
import-to-contact = How to reach them
import-to-waiting-since = Referred
import-to-notes = Notes
import-to-status = Status
import-to-approved-on = Approved on
import-to-next-review = Next review
import-to-living-there = Living there now
import-to-must-haves = Must-haves
import-to-wheelchair = How they get about
import-to-keep = Nowhere: kept with the profile
import-to-not-needed = Left out: not needed to find a home
import-to-equality = Left out: equality data is never part of matching
import-to-practice = The mark of practice people
import-to-derived = Left out: worked out anew
import-to-left-out = Left out

## What must be answered first
import-no-name = Enter a name
import-name-is-formula = Name must be a name. This is a spreadsheet formula, so the row is not added
import-not-a-real-date = { $what } must be a real date
import-born-in-future = Date of birth must be in the past
import-in-future = { $what } must be today or in the past
import-review-before-approval = Next review must be the same as or after { $approved }, when the household was approved
import-not-a-postcode = Postcode must be a real postcode, or leave the first half only
import-not-a-postcode-but = Postcode must be a real postcode, or leave the first half only. Perhaps { $other }
import-not-a-number = { $what } must be a whole number from 0 to { $most }
import-not-a-kind = { $what } must be one or more of: { $kinds }
import-too-many-approved = A household can be approved for 3 people at most. The file says { $count }
import-more-than-approved = { $living ->
    [one] 1 person lives there now
   *[other] { $living } people live there now
  }, and the household is approved for { $approved }

## Why a row may be here already
import-double-of-existing = May be the same as { $name } ({ $reference }): { $why }
import-double-of-row = May be the same as row { $row } of this file: { $why }
import-alike-birth = same name and date of birth
import-alike-district = same name and postcode district
import-alike-name = same name, and nothing tells them apart
import-alike-reference = same reference

## What becomes of a row
import-outcome-added = Ready
import-outcome-left-out = Left out by you
import-outcome-empty = Nothing in this row

## Cells that are kept as they stood
import-kept-nowhere = This column has nowhere to go. Choose a place or leave it out
import-kept-not-understood = Not understood
import-kept-partly = Partly understood
import-kept-not-known = Not known
import-kept-not-approved-yet = Not used: the household is not approved yet
import-kept-not-a-day = Not used: this needs a whole date
import-kept-no-heading = No heading above it
import-kept-sentence = Row { $row }, { $heading }: { $cell }. { $why }. Kept with the profile

## Worth a look
import-note-hidden = Hidden characters were taken out
import-note-formula = Looks like a formula. Kept as plain text
import-note-taken-as = Taken as the nearest answer
import-note-none = Taken as no to all of them
import-note-miles = Miles were turned into minutes by car
import-note-no-place = This postcode is no place we know, so journeys cannot be worked out

## What a cell was understood as
import-echo = { $what }: { $value }
import-echo-not = not { $value }
import-echo-partly = { $value }, partly
import-echo-words = { $value } ({ $words })
import-echo-avoid = no { $value }
import-echo-near = within { $minutes } minutes of { $place } by car
import-echo-at-most = at most { $value }
import-status-approved = Approved

## Dates
import-day = { $day } { $month } { $year }
import-month-year = { $month } { $year }
import-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  }

## Before it is added
import-into-practice = This is a practice scheme and it is not locked. Bring invented people only

## The end of an import
import-done = { $added } added, { $left } left out. Ctrl+Z takes them out again

## Files that cannot be imported
import-fault-empty = { $file } is empty
import-fault-workbook = { $file } is a workbook. In your spreadsheet, save it as CSV and choose that file
import-fault-not-text = { $file } is not a list we can read. In your spreadsheet, save it as CSV
import-fault-bytes = { $file } is too large. An import can be 10 megabytes at most: make smaller files of it
import-fault-rows = { $file } has too many rows. An import can have 100,000 at most: make smaller files of it
import-fault-columns = { $file } has more than 200 columns in row { $row }. Take out those you do not need
import-fault-cell = { $file } has more than 32,767 characters in one cell: row { $row }, column { $column }
import-fault-quote = { $file }: a quotation mark in row { $row } is never closed
import-fault-practice = { $file } lists practice people. They never mix with real ones, so nothing was added

## Headings of exports. An import understands every one of them
export-demo = DEMO
export-reference = Reference
export-kind = Kind
export-name = Name
export-full-name = Full name
export-born = Date of birth
export-age = Age
export-pronouns = Pronouns
export-postcode = Postcode
export-contact = Contact
export-waiting-since = Waiting since
export-days-waiting = Days waiting
export-stage = Stage today
export-free-places = Places free
export-agreed-on = Agreed on
export-notes = Notes
export-approved-on = Approved on
export-next-review = Next review
export-must-haves = Must haves
export-mover = Person or homesharer
export-home = Household or householder
export-mover-reference = Reference of the person or homesharer
export-home-reference = Reference of the household or householder
export-arrangement-kind = Kind of arrangement
export-since = Considered since
export-meeting = Meeting
export-meeting-on = Meeting on
export-happened = Happened
export-mover-view = View of the person or homesharer
export-home-view = View of the household or householder
export-next-step = Next step
export-set-aside-on = Set aside on
export-set-aside-reason = Set aside because
export-start = Started on
export-start-kind = How it started
export-ended-on = Ended on
export-ending-planned = Planned ending
export-person-wanted = Did the person want it
export-ending-reason = Why it ended
export-at = When
export-what = What
export-about = About
export-who = Who
export-yes = yes
export-no = no
export-none = none
export-not = no { $what }
export-partly = { $what } with training
export-unknown = { $what } ({ $answer })
export-not-known = not known
export-not-asked = not asked
export-prefers-not = prefers not to say
