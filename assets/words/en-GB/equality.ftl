# Equality: practice before label, who approved, and the manager's list.
equality-race = The law does not let a home choose by race or heritage, even somebody who shares their own home. Talk about what is lived instead: languages, food, festivals
equality-practice = { $what } is protected in law. Is there something that is lived at home and would do? It says more and leaves fewer people out
equality-label = No, it has to be this: { $label }
equality-talk = Talk to the manager before a home asks for this
equality-open = Open to all
equality-approved = { $what }: approved by { $by }
equality-not-approved = { $what }: nobody has approved it yet, so it leaves nobody out
command-equality = Equality
command-equality-help = Lists must-haves about what equality law protects, for the manager
equality-trail = Equality
equality-title = Must-haves about what equality law protects
equality-none = Nobody has a must-have about what equality law protects. Every home is open to all
equality-line = { $name } ({ $kind }): { $need }. { $protected }
equality-line-approved = Because: { $reason }. Approved by { $by }, set on { $day }
equality-line-open = Because: { $reason }. Nobody has approved it yet, set on { $day }
equality-line-review = Look at it again on { $day }
equality-tip = Enter opens the preferences it belongs to
equality-tip-home = A home asks for this. Talk it through with the household
equality-tip-open = It leaves nobody out until somebody has approved it
cli-protected-count = { $n ->
    [0] Nobody has a must-have about what equality law protects.
    [one] 1 must-have is about what equality law protects.
   *[other] { $n } must-haves are about what equality law protects.
  }
cli-protected-line = { $name } ({ $kind }) must have something about { $topic } ({ $protected }), set on { $day }. Because: { $reason }.
cli-protected-approved = Approved by { $by }.
cli-protected-open = Nobody has approved it yet.
cli-protected-review = To be looked at again on { $day }.
