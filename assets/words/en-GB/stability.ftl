# How long arrangements last, and who is waiting.

after-28-days = After 28 days
after-12-weeks = After 12 weeks
after-6-months = After 6 months
after-12-months = After 12 months
after-24-months = After 24 months
