# What a must-have costs.
cost-all = leaves all { $of }
cost-leaves = leaves { $n } of { $of }
cost-leaves-alone = leaves { $n } of { $of }; without it { $more } more could work
cost-one-thing = { $what } ({ $how })
cost-change-no = no change in sight
cost-change-adaptation = adaptation
cost-change-training = training
cost-change-time = time
cost-change-ask = ask
cost-opening = The single change that would open most doors for { $name }: { $what } ({ $how }). Then { $opens } could work
cost-opening-own = What would open most doors for { $name }: without the must-have “{ $what }” { $opens } could work. That is theirs to decide
cost-no-home = No home could work for { $name } yet
cost-nobody = Nobody could work for { $name } yet
cost-none-yet = nobody could work yet, { $waits }
