# The words of the record: kinds, answers, topics and their items.
#
# Labels: sentence case, no full stop, as they stand on a screen or in a list.

## ProfileKind
kind-person = Person
kind-household = Household
kind-householder = Householder
kind-homesharer = Homesharer

## Programme
programme-shared-lives = Shared Lives
programme-homeshare = Homeshare

## Stage
stage-new = New
stage-being-assessed = Getting to know them
stage-looking = Looking
stage-introductions = Introductions under way
stage-in-arrangement = In an arrangement
stage-on-hold = On hold
stage-left = Left

## Step
step-being-assessed = Getting to know them
step-looking = Looking for a match
step-on-hold = On hold
step-settled-elsewhere = Settled somewhere else
step-withdrew = Withdrew
step-approval-ended = Approval ended
step-died = Died

## Kind
arrangement-kind-live-in = Living together
arrangement-kind-short-breaks = Short breaks
arrangement-kind-day-support = Day support
arrangement-kind-kinship = Kinship support
arrangement-kind-emergency = Emergency
arrangement-kind-home-from-hospital = Home from hospital
arrangement-kind-homeshare = Homeshare

## Protected
protected-age = Age
protected-sex = Sex
protected-religion = Religion or belief
protected-race = Race or heritage
protected-disability = Disability
protected-sexual-orientation = Sexual orientation
protected-gender-reassignment = Gender reassignment
protected-pregnancy = Pregnancy and maternity

## Answer
answer-yes = Yes
answer-no = No
answer-partly = Partly
answer-not-known = Not known yet
answer-not-asked = Not asked yet
answer-prefers-not = Prefers not to say

## SaidBy
said-by-person = They said so
said-by-home = The carer, householder or homesharer said so
said-by-family = Family or friends said so
said-by-advocate = An advocate said so
said-by-worker = Worked out by a worker
said-by-import = From an imported file

## How
how-speech = In speech
how-sign = In sign
how-makaton = In Makaton
how-symbols = With symbols or pictures
how-writing = In writing
how-behaviour = By what they did
how-told-by-other = Somebody else told us

## MemberRole
role-carer = Shared Lives carer
role-support-carer = Support carer
role-family = Family or other household member
role-visitor = Stays overnight regularly
role-person-supported = Person supported here
role-lodger = Lodger

## AgeBand
age-band-0-4 = 0 to 4
age-band-5-10 = 5 to 10
age-band-11-15 = 11 to 15
age-band-16-17 = 16 or 17
age-band-18-24 = 18 to 24
age-band-25-64 = 25 to 64
age-band-65-plus = 65 and over

## MemberView
member-view-happy = Happy to share the home
member-view-unsure = Not sure
member-view-not-happy = Not happy to share the home
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
set-by-person = They set it themselves
set-by-carer = The household set it
set-by-family = Family set it for them
set-by-worker = Worked out by a worker

## MustHaveKind
must-have-kind-need = Health, access or safety
must-have-kind-legal = The law or a court
must-have-kind-persons-own = Their own must-have
must-have-kind-homes-own = The household's own must-have

## CouldChange
could-change-no = No
could-change-adaptation = With a change to the home
could-change-training = With training
could-change-time = With time
could-change-ask = Worth asking

## CheckKind
check-approval = Approval by panel
check-dbs = DBS check
check-references = References
check-identity = Identity
check-right-to-rent = Right to rent
check-home-safety = Home health and safety
check-consent = Consent of landlord, lender or insurer

## CheckOutcome
check-outcome-clear = In order
check-outcome-decided-ok = Looked at and decided in order
check-outcome-pending = Under way
check-outcome-not-ok = Not in order
check-outcome-not-needed = Not needed

## PairSource
pair-source-shortlist = From the shortlist
pair-source-worker = A worker thought of it
pair-source-home = The household or householder thought of it
pair-source-know-each-other = They know each other already
pair-source-continuation = They already live together
pair-source-emergency = In an emergency

## SetAsideBy
set-aside-by-mover = The person or homesharer
set-aside-by-home = The household or householder
set-aside-by-family = Family
set-aside-by-scheme = The scheme
set-aside-by-circumstances = Nobody, it was circumstances

## SetAsideReason
set-aside-reason-location = Where it is
set-aside-reason-household-make-up = Who lives in the home
set-aside-reason-pets = Pets
set-aside-reason-pace = Pace of life
set-aside-reason-no-spark = It did not feel right
set-aside-reason-timing = Timing
set-aside-reason-support-needs = The support needed
set-aside-reason-access = Getting about in the home
set-aside-reason-another-match = Another match suits better
set-aside-reason-funding = Funding
set-aside-reason-safety = Safety
set-aside-reason-other = Something else

## MeetingKind
meeting-first-meeting = First meeting
meeting-phone-call = Phone call
meeting-video-call = Video call
meeting-coffee = Coffee out
meeting-home-visit = Home visit
meeting-tea-visit = Tea visit
meeting-day-out = Day out
meeting-day-stay = Day stay
meeting-overnight = Overnight stay
meeting-weekend = Weekend stay
meeting-trial-stay = Trial stay
meeting-household-meeting = Meeting the rest of the household
meeting-other = Another meeting

## Happened
happened-planned = Planned
happened-yes = It happened
happened-cut-short = Cut short
happened-cancelled-by-mover = Called off by the person or homesharer
happened-cancelled-by-home = Called off by the household or householder
happened-cancelled-by-scheme = Called off by the scheme
happened-did-not-attend = Somebody did not come

## NextStep
next-step-another-meeting = Meet again
next-step-pause = Pause
next-step-agree = Ask both about an arrangement
next-step-stop-kindly = Stop, kindly
next-step-matching-meeting = Talk it over at a matching meeting
next-step-not-decided = Not decided yet

## Voice
voice-mover = The person or homesharer
voice-home = The household or householder
voice-member = Somebody else who lives there
voice-family = Family or advocate

## ViewAbout
view-about-meeting = Meeting again
view-about-arrangement = This arrangement

## ViewAnswer
view-yes = Yes
view-not-sure = Not sure
view-no = No
view-could-not-tell = Could not tell

## StartKind
start-kind-planned = Planned
start-kind-planned-shortened = Planned, with fewer introductions
start-kind-emergency = Emergency
start-kind-continuation = They already lived together
start-kind-transfer = Came from another scheme

## PersonWanted
person-wanted-wanted = Wanted it
person-wanted-accepted = Accepted it
person-wanted-did-not-want = Did not want it
person-wanted-could-not-tell = Could not tell
person-wanted-died = Died

## EndingReason
ending-reason-own-place = A place of their own, as hoped
ending-reason-live-with-others = To live with a partner, family or friends
ending-reason-other-support = Different support suits better
ending-reason-relationship = They did not get on
ending-reason-household-circumstances = Illness, a move or a change in the household
ending-reason-carer-left = The carer left the scheme
ending-reason-needs-changed = The support needed changed
ending-reason-care-home = Care home or hospital
ending-reason-safety = Safety
ending-reason-funding = Funding, or a decision of the council
ending-reason-agreed-period = The agreed time was over
ending-reason-never-settled = Never settled
ending-reason-sharers-life = The homesharer's work, studies or relationship
ending-reason-expectations = Hours, expectations or house rules
ending-reason-death = Death of the person, homesharer or householder
ending-reason-death-of-carer = Death of the carer
ending-reason-other = Something else

## Continues
continues-support-nearby = Support nearby
continues-day-support = Day support
continues-visits = Visits and contact
continues-none = Nothing
continues-not-known = Not known yet

## EndingWho
ending-who-person = The person or householder supported
ending-who-home = The carer or host
ending-who-homesharer = The homesharer
ending-who-family = Family
ending-who-scheme = The scheme
ending-who-council = The council or another funder
ending-who-nobody = Nobody, it was circumstances

## Disagrees
disagrees-fits-better = They fit better than this says
disagrees-fits-worse = They fit worse than this says
disagrees-fact-wrong = Something on file is wrong
disagrees-must-have-wrong = A must-have should not apply here

## OpKind
op-scheme-created = Scheme set up
op-keys-renewed = Opened with the recovery words, and given new ones
op-profile-added = Profile added
op-profile-changed = Profile changed
op-preferences-set = Preferences set
op-set-aside = Home set aside
op-brought-back = Home brought back
op-introduction-planned = Introduction arranged
op-introduction-recorded = Introduction recorded
op-introductions-stopped = Introductions stopped
op-arrangement-started = Arrangement started
op-arrangement-changed = Arrangement changed
op-arrangement-ended = Arrangement ended
op-disagreed = Disagreement recorded
op-journey-recorded = Journey time recorded
op-promise-kept = Promise done or put off
op-imported = File imported
op-settings-changed = Settings changed
op-neutrals-frozen = Neutral values worked out again
op-list-kept = Shortlist kept as it stood
op-exported = List exported
op-printed = List printed
op-sheet-changed = Sheet changed
op-sheet-shown = Sheet opened
op-unlocked = File opened
op-unlock-failed = Wrong passphrase
op-keys-changed = Who can open it changed
op-restored = Safe copy put back
op-copy-tried = Safe copy tried
op-practice-made = Practice people made
op-put-back = Put back as it was
op-undone = Change undone
op-redone = Change put back

## Topic
topic-admire = What people like and admire about me
topic-important = What is important to me
topic-how-to-support = How best to support me
topic-hopes = Hopes
topic-gifts = What they bring
topic-good-day = A good day
topic-bad-day = A bad day
topic-people = People who know me best
topic-checked-back = Preferences checked back
topic-values = What makes a good home
topic-communicates = How they communicate
topic-says-yes = How they say yes
topic-says-no = How they say no
topic-says-stop = How they say stop
topic-says-not-sure = How they say not sure
topic-how-to-tell = How to tell if they are happy
topic-information = How to give information
topic-time-needed = Time they need, and what to avoid
topic-where-now = Where they live now
topic-kinds = Kinds of arrangement
topic-how-soon = How soon
topic-from-when = From when
topic-approved-for = People approved for
topic-named-only = Approved for a named person only
topic-near = Near a place
topic-pace = Pace of the home
topic-visitors = Visitors
topic-bedtime = When the day ends
topic-tidiness = Tidiness
topic-company = Company
topic-out-and-about = At home or out and about
topic-smoking = Smoking
topic-alcohol = Alcohol
topic-pets = Pets
topic-gets-on-with = Animals they get on with
topic-children = Children in the home
topic-with-children = How they are with children
topic-others = Other people living there
topic-interests = Interests
topic-languages = Languages at home
topic-food = Food
topic-faith-practice = Faith at home
topic-heritage = Culture and heritage
topic-partner-stays = A partner can stay
topic-care-by = Who gives personal care
topic-age = Age
topic-setting = Where the home is
topic-garden = Garden
topic-own-bathroom = Own bathroom
topic-own-bedroom = Own bedroom
topic-internet = Internet
topic-access = Getting in and about
topic-drives = Drives
topic-tenure = Who owns the home
topic-lives-with = Who they live with
topic-reason = Main reasons for support
topic-support = Support
topic-nights = Support at night
topic-mobility = How they get about
topic-allergies = Allergies
topic-legal = Court or legal conditions
topic-lived-experience = Lived experience
topic-tasks = Help at home
topic-hours = Hours of help a week
topic-nights-in = Nights at home a week
topic-months = How many months
topic-guests = Guests
topic-occupation = Work or study
topic-work-place = Where they work or study
topic-other-care = Other care that comes in

## Items
information-spoken = Spoken
information-easy-read = Easy read
information-photos = Photos
information-objects = Objects
information-bsl = BSL
information-makaton = Makaton
information-large-print = Large print
information-audio = Audio
information-welsh = Welsh
where-now-own-home = A home of their own
where-now-family-home = With family
where-now-foster-care = Foster care
where-now-care-home = Care home
where-now-supported-living = Supported living
where-now-hospital = Hospital
where-now-prison = Prison
where-now-shared-lives = Shared Lives already
where-now-temporary = Somewhere for now
where-now-other = Somewhere else
kinds-live-in = A home, long term
kinds-short-breaks = Short breaks
kinds-day-support = Day support
kinds-kinship = Kinship support
kinds-emergency = A home in an emergency
kinds-home-from-hospital = Home from hospital
how-soon-emergency = Now, it is an emergency
how-soon-within-a-month = Within a month
how-soon-planned = At a planned time
how-soon-no-rush = No rush
named-only-yes = Yes, a named person only
named-only-no = No, anybody who fits
pace-quiet = Quiet
pace-in-between = In between
pace-lively = Lively
visitors-few = Few visitors
visitors-some = Some visitors
visitors-many = Many visitors
bedtime-early = Early to bed
bedtime-in-between = In between
bedtime-late = Late to bed
tidiness-relaxed = Relaxed
tidiness-in-between = In between
tidiness-tidy = Tidy
company-little = A little company
company-some = Some company
company-a-lot = A lot of company
out-and-about-mostly-home = Mostly at home
out-and-about-mixed = Some of both
out-and-about-mostly-out = Mostly out and about
smoking-none = No smoking
smoking-outside-only = Smoking outside only
smoking-inside = Smoking inside
alcohol-none = No alcohol
alcohol-some = Some alcohol
alcohol-often = Alcohol often
pets-dog = Dog
pets-cat = Cat
pets-bird = Bird
pets-fish = Fish
pets-hens = Hens
pets-small-animal = Small animal
pets-other-pet = Other pet
gets-on-with-dog = Dogs
gets-on-with-cat = Cats
gets-on-with-bird = Birds
gets-on-with-fish = Fish
gets-on-with-hens = Hens
gets-on-with-small-animal = Small animals
gets-on-with-other-pet = Other pets
children-none = No children
children-visiting = Children who visit
children-teenagers = Teenagers
children-young = Young children
with-children-enjoys = Enjoys children
with-children-fine = Fine with children
with-children-finds-hard = Finds children hard
with-children-not-safe = Not safe with children
others-none = Nobody else
others-one = One other person
others-several = Several other people
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
languages-bsl = BSL
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
faith-practice-none = No faith practice
partner-stays-yes = Yes, a partner can stay
partner-stays-no = No, a partner cannot stay
care-by-woman = A woman
care-by-man = A man
setting-city = City
setting-town = Town
setting-village = Village
setting-countryside = Countryside
garden-yes = Garden
garden-no = No garden
own-bathroom-yes = Own bathroom
own-bathroom-no = Shared bathroom
own-bedroom-yes = Own bedroom
own-bedroom-no = No bedroom of their own
internet-yes = Internet
internet-no = No internet
access-step-free = Step-free way in
access-ground-floor-bedroom = Bedroom on the ground floor
access-level-shower = Level shower
access-stairlift = Stairlift
access-hoist-space = Room for a hoist
access-wide-doors = Wide doors
access-near-bathroom = Bathroom near the bedroom
access-parking = Parking
drives-yes = Drives
drives-no = Does not drive
tenure-owner = They own it
tenure-private-tenant = Rented from a private landlord
tenure-social-tenant = Rented from a council or housing association
tenure-family-owned = Family own it
lives-with-alone = Alone
lives-with-partner = With a partner
lives-with-family = With family
reason-learning-disability = Learning disability
reason-autism = Autism
reason-mental-health = Mental health
reason-physical = Physical disability
reason-sensory = Sight or hearing
reason-dementia = Dementia
reason-older-age = Older age
reason-substance-use = Alcohol or drugs
reason-care-leaver = Leaving care
reason-brain-injury = Brain injury
reason-bereavement = Bereavement
reason-falls = Falls
reason-other = Something else
support-learning-disability = Learning disability
support-autism = Autism
support-mental-health = Mental health
support-dementia = Dementia
support-physical = Physical disability
support-sensory = Sight or hearing
support-epilepsy = Epilepsy
support-diabetes = Diabetes
support-peg-feeding = PEG feeding
support-personal-care = Personal care
support-medication = Medication
support-moving-and-handling = Moving and handling
support-distress = Times of distress
support-substance-use = Alcohol or drugs
support-brain-injury = Brain injury
nights-none = No support at night
nights-sleeping-in = Somebody asleep in the home
nights-waking = Somebody awake in the night
mobility-walks = Walks
mobility-walks-with-aid = Walks with a stick or frame
mobility-wheelchair = Uses a wheelchair
allergies-dog = Dogs
allergies-cat = Cats
allergies-bird = Birds
allergies-smoke = Smoke
lived-experience-yes = Has lived experience
lived-experience-no = No lived experience
tasks-cooking = Cooking
tasks-shopping = Shopping
tasks-cleaning = Cleaning
tasks-laundry = Laundry
tasks-gardening = Gardening
tasks-diy = Small repairs
tasks-pets = Looking after pets
tasks-technology = Phones and computers
tasks-paperwork = Paperwork
tasks-driving = Driving
tasks-company = Company
tasks-overnight-presence = Being there overnight
tasks-prompting = Reminders
tasks-personal-care = Personal care
guests-none = No guests
guests-sometimes = Guests sometimes
guests-welcome = Guests welcome
occupation-working = Working
occupation-student = Studying
occupation-both = Working and studying
occupation-volunteering = Volunteering
occupation-other = Something else
