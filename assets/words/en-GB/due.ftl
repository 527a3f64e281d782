# What is due, and the rule that says so.

## What is due. A planned meeting and a promise are called by their own words
due-next-step = Choose the next step
due-waiting-for = Ask { $name } how they feel about it
due-both-said-yes = Both said yes, so choose a day to begin
due-first-review = First review
due-decision = A proper decision is needed
due-trial-ends = The trial ends
due-check-expires = { $check }, due again
due-check-expired = { $check }, ran out
due-profile-old = Profile is 12 months old
due-not-contacted = Get in touch, nothing has happened for 28 days
due-sheet-health = Health sheet, look again
due-sheet-risk = Risk sheet, look again

## HowDidItGo, by the kind of meeting
went-first-meeting = How did the first meeting go?
went-phone-call = How did the phone call go?
went-video-call = How did the video call go?
went-coffee = How did the coffee out go?
went-home-visit = How did the home visit go?
went-tea-visit = How did the tea visit go?
went-day-out = How did the day out go?
went-day-stay = How did the day stay go?
went-overnight = How did the overnight stay go?
went-weekend = How did the weekend stay go?
went-trial-stay = How did the trial stay go?
went-household-meeting = How did meeting the rest of the household go?
went-other = How did the meeting go?

## Rules
rule-meeting-planned = Because the meeting is planned for that day
rule-meeting-passed = Because the day of the meeting is past and nothing is recorded
rule-next-step = Because 7 days after a meeting a next step is set
rule-view = Because 7 days after a meeting everybody has said how they feel
rule-both-said-yes = Because both said yes 7 days ago and nothing has started
rule-first-review = Because this day was set when the arrangement started
rule-decision = Because it started before both had said yes
rule-trial = Because the trial was agreed up to this day
rule-check = Because checks are renewed before they run out
rule-promise = Because somebody promised it by this day
rule-profile = Because a profile is read through together every 12 months
rule-waiting = Because nobody waits 28 days without hearing from us
rule-sheet = Because this day was set for something on the sheet
