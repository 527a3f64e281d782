//! Checks and approvals: what must be in order before two people may share a home.

use super::id::{CheckId, MemberId, ProfileId};
use super::profile::ProfileKind;
use jiff::civil::Date;

codes! {
    /// What was checked.
    pub enum CheckKind: "check" {
        /// Approval by the panel.
        Approval = "approval",
        /// DBS, at whatever level the role needs. No certificate is kept.
        Dbs = "dbs",
        /// References.
        References = "references",
        /// Identity.
        Identity = "identity",
        /// Right to rent.
        RightToRent = "right-to-rent",
        /// Home health and safety.
        HomeSafety = "home-safety",
        /// Consent of a landlord, lender or insurer.
        Consent = "consent",
    }
}

codes! {
    /// How it came out.
    pub enum CheckOutcome: "check-outcome" {
        /// In order.
        Clear = "clear",
        /// Something was disclosed, a person looked at it, and decided it is in order.
        DecidedOk = "decided-ok",
        /// Under way.
        Pending = "pending",
        /// Not in order, with a reason.
        NotOk = "not-ok",
        /// Not needed here.
        NotNeeded = "not-needed",
    }
}

record! {
    /// One check of a profile, or of one member of its household.
    pub struct Check in "check_record", id CheckId {
        /// Whose.
        pub profile: ProfileId = "profile_id",
        /// Of which member of the household, if not of the whole.
        pub member: Option<MemberId> = "member_id",
        /// What.
        pub kind: CheckKind = "kind",
        /// How it came out.
        pub outcome: CheckOutcome = "outcome",
        /// When.
        pub done_on: Option<Date> = "done_on",
        /// Runs out, or is due again, after this day.
        pub expires_on: Option<Date> = "expires_on",
        /// Who decided.
        pub decided_by: String = "decided_by",
        /// Why, or the number of the certificate.
        pub note: String = "note",
    }
}

/// How a check stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// In order, until the day given if there is one.
    InOrder(Option<Date>),
    /// Ran out on this day.
    Expired(Date),
    /// Under way.
    Pending,
    /// Not in order.
    NotOk,
    /// Nothing is recorded.
    NotRecorded,
}

/// The checks a match must wait for, by kind of profile. A home of Shared Lives rests on its
/// approval, which covers the rest; a DBS or reference that was recorded and has run out still
/// shows, because [`standing`] is asked for every kind that was recorded.
pub const fn needed_for(kind: ProfileKind) -> &'static [CheckKind] {
    match kind {
        ProfileKind::Person => &[],
        ProfileKind::Household => &[CheckKind::Approval],
        ProfileKind::Householder => &[CheckKind::References],
        ProfileKind::Homesharer => &[
            CheckKind::Dbs,
            CheckKind::References,
            CheckKind::Identity,
            CheckKind::RightToRent,
        ],
    }
}

/// How one kind of check stands on `day`: the newest decided record counts, a pending one only
/// where nothing has been decided.
pub fn standing<'a>(
    checks: impl IntoIterator<Item = &'a Check>,
    kind: CheckKind,
    day: Date,
) -> Standing {
    let mut newest: Option<&Check> = None;
    for check in checks {
        if check.kind != kind || check.member.is_some() || check.done_on.is_some_and(|d| d > day) {
            continue;
        }
        let rank = |c: &Check| (c.outcome != CheckOutcome::Pending, c.done_on);
        if newest.is_none_or(|best| rank(check) >= rank(best)) {
            newest = Some(check);
        }
    }
    let Some(check) = newest else {
        return Standing::NotRecorded;
    };
    match check.outcome {
        CheckOutcome::Clear | CheckOutcome::DecidedOk => match check.expires_on {
            Some(expires) if expires < day => Standing::Expired(expires),
            expires => Standing::InOrder(expires),
        },
        CheckOutcome::NotNeeded => Standing::InOrder(None),
        CheckOutcome::Pending => Standing::Pending,
        CheckOutcome::NotOk => Standing::NotOk,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    fn check(outcome: CheckOutcome, done: Option<Date>, expires: Option<Date>) -> Check {
        Check {
            id: CheckId(Uuid::nil()),
            profile: ProfileId(Uuid::nil()),
            member: None,
            kind: CheckKind::Dbs,
            outcome,
            done_on: done,
            expires_on: expires,
            decided_by: String::new(),
            note: String::new(),
        }
    }

    #[test]
    fn the_newest_decision_counts_and_runs_out_after_its_day() {
        let day = date(2026, 11, 12);
        let of = |checks: &[Check], day| standing(checks, CheckKind::Dbs, day);
        assert_eq!(of(&[], day), Standing::NotRecorded);
        let pending = check(CheckOutcome::Pending, None, None);
        assert_eq!(of(std::slice::from_ref(&pending), day), Standing::Pending);
        let old = check(CheckOutcome::Clear, Some(date(2023, 11, 12)), Some(day));
        assert_eq!(
            of(&[pending.clone(), old.clone()], day),
            Standing::InOrder(Some(day))
        );
        assert_eq!(
            of(&[old.clone(), pending], date(2026, 11, 13)),
            Standing::Expired(day)
        );
        let no = check(CheckOutcome::NotOk, Some(date(2026, 1, 5)), None);
        assert_eq!(of(&[no, old], day), Standing::NotOk);
    }
}
