# The words of the record: kinds, answers, topics and their items.

## ProfileKind
kind-person = An adult who wants support (Shared Lives). Moves in; is supported
kind-household = A Shared Lives carer household. Offers a room; gives support
kind-householder = An older person with a spare room (Homeshare). Offers a room; is supported
kind-homesharer = Somebody who moves in and helps (Homeshare). Moves in; gives support

## Programme
programme-shared-lives = Shared Lives
programme-homeshare = Homeshare

## Step
step-being-assessed = Being assessed, or getting to know each other
step-looking = Looking for a match
step-on-hold = Paused by choice or by the scheme, until `until` if that is known
step-settled-elsewhere = Settled somewhere else
step-withdrew = Withdrew, or resigned
step-approval-ended = Approval ended by the scheme
step-died = Died

## Kind
arrangement-kind-live-in = Living together
arrangement-kind-short-breaks = Short breaks
arrangement-kind-day-support = Day support
arrangement-kind-kinship = Kinship support: carers as extended family to somebody in a home of their own
arrangement-kind-emergency = Emergency
arrangement-kind-home-from-hospital = Home from hospital
arrangement-kind-homeshare = Homeshare

## Protected
protected-age = Age
protected-sex = Sex
protected-religion = Religion or belief
protected-race = Race, with heritage and language of origin
protected-disability = Disability
protected-sexual-orientation = Sexual orientation

## Topic

## Answer
answer-yes = Yes, or as the value says
answer-no = No
answer-partly = Partly: with training, with an adaptation, some of the time
answer-not-known = Asked, and nobody knows
answer-not-asked = Not asked yet
answer-prefers-not = Asked, and they prefer not to say

## SaidBy
said-by-person = The person themselves
said-by-home = The carer, householder or homesharer
said-by-family = Family or friends on their behalf
said-by-advocate = An advocate
said-by-worker = Worked out by the officer or coordinator. Shown in brackets
said-by-import = A file that was imported

## How
how-speech = In speech
how-sign = In sign
how-makaton = In Makaton
how-symbols = With symbols or pictures
how-writing = In writing
how-behaviour = By what they did
how-told-by-other = Somebody else told us

## MemberRole
role-carer = An approved carer
role-support-carer = A support carer
role-family = Family or another member of the household
role-visitor = Stays overnight regularly
role-person-supported = A person supported here of whom the record has no profile, or no name yet
role-lodger = A lodger

## AgeBand
age-band-0-4 = 0 to 4
age-band-5-10 = 5 to 10
age-band-11-15 = 11 to 15
age-band-16-17 = 16 or 17
age-band-18-24 = 18 to 24
age-band-25-64 = 25 to 64
age-band-65-plus = 65 and over

## MemberView
member-view-happy = Happy to
member-view-unsure = Unsure
member-view-not-happy = Not happy to
member-view-too-young = Too young to say
member-view-not-asked = Not asked yet

## Level
level-0 = Does not matter
level-1 = Would be nice
level-2 = Matters
level-3 = Matters a lot

## Direction
direction-want = Wants it
direction-avoid = Would rather not

## Mode
mode-driving = By car
mode-public-transport = By bus or train
mode-walking = On foot

## SetBy
set-by-person = The person, householder or homesharer themselves
set-by-carer = The carer household themselves
set-by-family = Family on their behalf
set-by-worker = Worked out by the worker: shown in brackets, scored the same

## MustHaveKind
must-have-kind-need = Health, access or safety
must-have-kind-legal = The law, or a condition set by a court or regulator
must-have-kind-persons-own = Something the person will not live without, or with
must-have-kind-homes-own = Something the household will not live without, or with

## CouldChange
could-change-no = No
could-change-adaptation = With an adaptation to the home
could-change-training = With training
could-change-time = With time
could-change-ask = Worth asking

## CheckKind
check-approval = Approval by the panel
check-dbs = DBS, at whatever level the role needs. No certificate is kept
check-references = References
check-identity = Identity
check-right-to-rent = Right to rent
check-home-safety = Home health and safety
check-consent = Consent of a landlord, lender or insurer

## CheckOutcome
check-outcome-clear = In order
check-outcome-decided-ok = Something was disclosed, a person looked at it, and decided it is in order
check-outcome-pending = Under way
check-outcome-not-ok = Not in order, with a reason
check-outcome-not-needed = Not needed here

## PairSource
pair-source-shortlist = The shortlist
pair-source-worker = A worker thought of it
pair-source-home = The carer or householder thought of it
pair-source-know-each-other = They know each other already
pair-source-continuation = The person stays with those who already care for them
pair-source-emergency = An emergency

## SetAsideBy
set-aside-by-mover = The side that would move in
set-aside-by-home = The side that offers the room
set-aside-by-family = Family, on somebody's behalf
set-aside-by-scheme = The scheme
set-aside-by-circumstances = Nobody: circumstances

## SetAsideReason
set-aside-reason-location = Location
set-aside-reason-household-make-up = Who lives in the home
set-aside-reason-pets = Pets
set-aside-reason-pace = Pace of life
set-aside-reason-no-spark = It did not feel right
set-aside-reason-timing = Timing
set-aside-reason-support-needs = What support is needed
set-aside-reason-access = Getting about in the home
set-aside-reason-another-match = Another match is preferred
set-aside-reason-funding = Funding
set-aside-reason-safety = Safety
set-aside-reason-other = Something else, in words

## MeetingKind
meeting-first-meeting = First meeting
meeting-phone-call = Telephone call
meeting-video-call = Video call
meeting-coffee = Coffee, or somewhere neutral
meeting-home-visit = Visit to the home
meeting-tea-visit = Tea visit, or a meal
meeting-day-out = Day out
meeting-day-stay = Day stay
meeting-overnight = Overnight stay
meeting-weekend = Weekend stay
meeting-trial-stay = Longer trial stay
meeting-household-meeting = Meeting with a member of the household
meeting-other = Something else

## Happened
happened-planned = It is a plan
happened-yes = Yes
happened-cut-short = Cut short
happened-cancelled-by-mover = Called off by the person or homesharer
happened-cancelled-by-home = Called off by the household or householder
happened-cancelled-by-scheme = Called off by the scheme
happened-did-not-attend = Somebody did not come

## NextStep
next-step-another-meeting = Another meeting
next-step-pause = A pause
next-step-agree = Ask both about an arrangement
next-step-stop-kindly = Stop, kindly
next-step-matching-meeting = Talk about it at a matching meeting
next-step-not-decided = Not decided yet

## Voice
voice-mover = The side that would move in
voice-home = The side that offers the room
voice-member = A member of the household, or somebody who already lives there
voice-family = Family or advocate

## ViewAbout
view-about-meeting = A meeting: would they like to meet again?
view-about-arrangement = This arrangement: do they want it?

## ViewAnswer
view-yes = Yes
view-not-sure = Not sure
view-no = No
view-could-not-tell = Could not tell

## StartKind
start-kind-planned = Planned, after introductions
start-kind-planned-shortened = Planned, with fewer introductions than usual
start-kind-emergency = An emergency. A proper decision is due within three days
start-kind-continuation = A continuation: they lived together already
start-kind-transfer = Came with the arrangement from another scheme

## PersonWanted
person-wanted-wanted = Wanted it
person-wanted-accepted = Accepted it
person-wanted-did-not-want = Did not want it
person-wanted-could-not-tell = Could not tell
person-wanted-died = Died

## EndingReason
ending-reason-own-place = A place of their own, as hoped
ending-reason-live-with-others = To live with somebody else: a partner, family
ending-reason-other-support = Different support suits better
ending-reason-relationship = The relationship did not work
ending-reason-household-circumstances = Illness, a move, retirement or a change in the household
ending-reason-carer-left = The carer left the scheme
ending-reason-needs-changed = The person's needs changed: health, dementia
ending-reason-care-home = Care home or hospital
ending-reason-safety = Safety, or an allegation
ending-reason-funding = Funding, or a decision of the council
ending-reason-agreed-period = The agreed time was over
ending-reason-never-settled = Never settled
ending-reason-sharers-life = Homesharer's work, studies or relationship
ending-reason-expectations = Hours, expectations or house rules
ending-reason-death = The person, homesharer or householder died
ending-reason-death-of-carer = The carer died
ending-reason-other = Something else, in words

## Continues
continues-support-nearby = Support nearby
continues-day-support = Day support
continues-visits = Visits and contact
continues-none = Nothing
continues-not-known = Not known yet

## EndingWho
ending-who-person = The person (or householder, who is supported)
ending-who-home = The carer, host or householder
ending-who-homesharer = The homesharer
ending-who-family = Family
ending-who-scheme = The scheme
ending-who-council = The council or another funder
ending-who-nobody = Nobody: circumstances

## OpKind
op-scheme-created = The scheme was set up
op-profile-added = A profile was added
op-profile-changed = Something about a profile was changed
op-preferences-set = Preferences and must-haves were set
op-set-aside = A home was set aside for a person
op-brought-back = A home that was set aside is considered again
op-introduction-planned = An introduction was arranged
op-introduction-recorded = What happened at an introduction was recorded
op-introductions-stopped = A series of introductions was stopped
op-arrangement-started = An arrangement was started
op-arrangement-changed = Something about an arrangement was changed
op-arrangement-ended = An arrangement ended
op-journey-recorded = A journey time was recorded
op-promise-kept = Something promised was done, or put off
op-imported = A file was imported
op-settings-changed = Settings were changed
op-neutrals-frozen = Neutral values were calculated anew
op-exported = A list left the file as an export. Not undone
op-practice-made = Practice people were made
op-undone = An earlier change was undone
op-redone = An undone change was put back

## Topic
topic-admire = What people like and admire about me
topic-important = What is important to me
topic-how-to-support = How best to support me; for a home, what we are like to live with
topic-hopes = Hopes; for a home, why they do this
topic-gifts = What they bring
topic-good-day = A good day
topic-bad-day = A bad day
topic-people = People who know me best
topic-values = What a good home is, in their words. Shown side by side, never scored
topic-communicates = How they communicate
topic-says-yes = How they say yes
topic-says-no = How they say no
topic-says-stop = How they say stop
topic-says-not-sure = How they say they are not sure
topic-how-to-tell = How to tell they are happy, or not
topic-information = How to give information
topic-time-needed = Time they need, and things not to do
topic-where-now = Where they live now
topic-kinds = Kinds of arrangement looked for, or approved for
topic-how-soon = How soon
topic-from-when = From when
topic-approved-for = How many people a household is approved for
topic-named-only = Approved for somebody named only
topic-near = Where to be: the postcode of the profile. Wishes about it name a place to be near to
topic-pace = Pace of the house
topic-visitors = Visitors
topic-bedtime = When the day ends
topic-tidiness = Tidiness
topic-company = Company
topic-out-and-about = At home or out and about
topic-smoking = Smoking
topic-alcohol = Alcohol
topic-pets = Pets in the home, or brought along
topic-gets-on-with = Animals they get on with
topic-children = Children in the home
topic-with-children = How they are with children
topic-others = Other people who live there, besides the carers or householder
topic-interests = Interests
topic-languages = Languages spoken or signed at home
topic-food = Food
topic-faith-practice = Faith as it is lived at home
topic-partner-stays = A partner may stay, or somebody's partner would
topic-care-by = Who could give personal care
topic-age = Age in years
topic-setting = Where the home lies
topic-garden = A garden
topic-own-bathroom = A bathroom of one's own
topic-own-bedroom = A bedroom of one's own
topic-internet = Internet
topic-access = Getting in and about: what is needed, or what there is
topic-drives = Who drives
topic-tenure = The home belongs to
topic-lives-with = Who they live with
topic-reason = Main reasons for support
topic-support = Support that is needed, or can be given
topic-nights = Support at night that is needed, or can be given
topic-mobility = How they get about
topic-allergies = Allergies that are medical
topic-legal = Conditions set by a court or in law. Never in lists
topic-lived-experience = Experience the carers have lived through themselves, if they chose to say
topic-tasks = Help that is wanted, or can be given. Personal care is never Homeshare
topic-hours = Hours of help a week
topic-nights-in = Nights at home a week
topic-months = Months they would like it to last
topic-guests = Guests
topic-occupation = Work or study
topic-work-place = Where they work or study
topic-other-care = Other care that comes in

## Items
information-spoken = Spoken
information-easy-read = Easy read
information-photos = Photos
information-objects = Objects
information-bsl = Bsl
information-makaton = Makaton
information-large-print = Large print
information-audio = Audio
information-welsh = Welsh
where-now-own-home = Own home
where-now-family-home = Family home
where-now-foster-care = Foster care
where-now-care-home = Care home
where-now-supported-living = Supported living
where-now-hospital = Hospital
where-now-prison = Prison
where-now-shared-lives = Shared lives
where-now-temporary = Temporary
where-now-other = Other
kinds-live-in = Live in
kinds-short-breaks = Short breaks
kinds-day-support = Day support
kinds-kinship = Kinship
kinds-emergency = Emergency
kinds-home-from-hospital = Home from hospital
how-soon-emergency = Emergency
how-soon-within-a-month = Within a month
how-soon-planned = Planned
how-soon-no-rush = No rush
named-only-yes = Yes
named-only-no = No
pace-quiet = Quiet
pace-in-between = In between
pace-lively = Lively
visitors-few = Few
visitors-some = Some
visitors-many = Many
bedtime-early = Early
bedtime-in-between = In between
bedtime-late = Late
tidiness-relaxed = Relaxed
tidiness-in-between = In between
tidiness-tidy = Tidy
company-little = Little
company-some = Some
company-a-lot = A lot
out-and-about-mostly-home = Mostly home
out-and-about-mixed = Mixed
out-and-about-mostly-out = Mostly out
smoking-none = None
smoking-outside-only = Outside only
smoking-inside = Inside
alcohol-none = None
alcohol-some = Some
alcohol-often = Often
pets-dog = Dog
pets-cat = Cat
pets-bird = Bird
pets-fish = Fish
pets-hens = Hens
pets-small-animal = Small animal
pets-other-pet = Other pet
gets-on-with-dog = Dog
gets-on-with-cat = Cat
gets-on-with-bird = Bird
gets-on-with-fish = Fish
gets-on-with-hens = Hens
gets-on-with-small-animal = Small animal
gets-on-with-other-pet = Other pet
children-none = None
children-visiting = Visiting
children-teenagers = Teenagers
children-young = Young
with-children-enjoys = Enjoys
with-children-fine = Fine
with-children-finds-hard = Finds hard
with-children-not-safe = Not safe
others-none = None
others-one = One
others-several = Several
interests-gardening = Gardening
interests-music = Music
interests-films = Films
interests-football = Football
interests-rugby = Rugby
interests-walking = Walking
interests-cooking = Cooking
interests-baking = Baking
interests-church = Church
interests-art = Art
interests-trains = Trains
interests-dogs = Dogs
interests-cats = Cats
interests-swimming = Swimming
interests-cycling = Cycling
interests-bingo = Bingo
interests-knitting = Knitting
interests-dancing = Dancing
interests-fishing = Fishing
interests-computers = Computers
interests-reading = Reading
interests-singing = Singing
interests-crafts = Crafts
interests-horses = Horses
languages-english = English
languages-welsh = Welsh
languages-bsl = Bsl
languages-makaton = Makaton
languages-polish = Polish
languages-urdu = Urdu
languages-panjabi = Panjabi
languages-gujarati = Gujarati
languages-bengali = Bengali
languages-sylheti = Sylheti
languages-arabic = Arabic
languages-somali = Somali
languages-cantonese = Cantonese
languages-portuguese = Portuguese
languages-romanian = Romanian
languages-turkish = Turkish
languages-irish = Irish
languages-gaelic = Gaelic
food-vegetarian = Vegetarian
food-vegan = Vegan
food-halal = Halal
food-kosher = Kosher
food-no-pork = No pork
food-gluten-free = Gluten free
food-home-cooked = Home cooked
faith-practice-church = Church
faith-practice-chapel = Chapel
faith-practice-mosque = Mosque
faith-practice-temple = Temple
faith-practice-gurdwara = Gurdwara
faith-practice-synagogue = Synagogue
faith-practice-prayer-at-home = Prayer at home
faith-practice-festivals = Festivals
faith-practice-none = None
partner-stays-yes = Yes
partner-stays-no = No
care-by-woman = Woman
care-by-man = Man
setting-city = City
setting-town = Town
setting-village = Village
setting-countryside = Countryside
garden-yes = Yes
garden-no = No
own-bathroom-yes = Yes
own-bathroom-no = No
own-bedroom-yes = Yes
own-bedroom-no = No
internet-yes = Yes
internet-no = No
access-step-free = Step free
access-ground-floor-bedroom = Ground floor bedroom
access-level-shower = Level shower
access-stairlift = Stairlift
access-hoist-space = Hoist space
access-wide-doors = Wide doors
access-near-bathroom = Near bathroom
access-parking = Parking
drives-yes = Yes
drives-no = No
tenure-owner = Owner
tenure-private-tenant = Private tenant
tenure-social-tenant = Social tenant
tenure-family-owned = Family owned
lives-with-alone = Alone
lives-with-partner = Partner
lives-with-family = Family
reason-learning-disability = Learning disability
reason-autism = Autism
reason-mental-health = Mental health
reason-physical = Physical
reason-sensory = Sensory
reason-dementia = Dementia
reason-older-age = Older age
reason-substance-use = Substance use
reason-care-leaver = Care leaver
reason-brain-injury = Brain injury
reason-bereavement = Bereavement
reason-falls = Falls
reason-other = Other
support-learning-disability = Learning disability
support-autism = Autism
support-mental-health = Mental health
support-dementia = Dementia
support-physical = Physical
support-sensory = Sensory
support-epilepsy = Epilepsy
support-diabetes = Diabetes
support-peg-feeding = Peg feeding
support-personal-care = Personal care
support-medication = Medication
support-moving-and-handling = Moving and handling
support-distress = Distress
support-substance-use = Substance use
support-brain-injury = Brain injury
nights-none = None
nights-sleeping-in = Sleeping in
nights-waking = Waking
mobility-walks = Walks
mobility-walks-with-aid = Walks with aid
mobility-wheelchair = Wheelchair
allergies-dog = Dog
allergies-cat = Cat
allergies-bird = Bird
allergies-smoke = Smoke
lived-experience-yes = Yes
lived-experience-no = No
tasks-cooking = Cooking
tasks-shopping = Shopping
tasks-cleaning = Cleaning
tasks-laundry = Laundry
tasks-gardening = Gardening
tasks-diy = Diy
tasks-pets = Pets
tasks-technology = Technology
tasks-paperwork = Paperwork
tasks-driving = Driving
tasks-company = Company
tasks-overnight-presence = Overnight presence
tasks-prompting = Prompting
tasks-personal-care = Personal care
guests-none = None
guests-sometimes = Sometimes
guests-welcome = Welcome
occupation-working = Working
occupation-student = Student
occupation-both = Both
occupation-volunteering = Volunteering
occupation-other = Other
