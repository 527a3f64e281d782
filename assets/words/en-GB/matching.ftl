# The words of matching: rules, questions, and how a criterion is treated.

## Treatment
treatment-hard = Leaves a pair out
treatment-near-miss = Leaves a pair out, unless it can change
treatment-preference = A preference
treatment-shown-only = Shown, never weighed

## Rule
rule-kinds = Kind of arrangement
rule-free-place = Free place
rule-ready-in-time = Ready in time
rule-access = Access
rule-support = Support
rule-nights = Support at night
rule-allergy = Allergy
rule-children = Children in the home
rule-communication = Communication
rule-legal = Legal conditions
rule-own-bedroom = Own bedroom
rule-personal-care = Personal care
rule-tasks = Help with tasks
rule-hours = Hours of help
rule-nights-in = Nights at home
rule-right-to-rent-ends = Right to rent during the stay
rule-on-hold = On hold
rule-has-left = Left the scheme
rule-settled = Has a home already
rule-named-only = Approved for somebody named
rule-member-not-happy = Somebody in the household is not happy
rule-least-age = Least age
rule-stated = Must-have

## Question
question-not-known = Not known: ask
question-enough = Ask whether this will do
question-measure = Find out how long the journey takes
question-look = Somebody must look at this
question-under-way = Under way: wait for it
question-talk-first = Talk it through first
question-approve = Ask the manager to approve it
