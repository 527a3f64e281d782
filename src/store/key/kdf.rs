//! Stretching a passphrase with Argon2id, and the limits on how much.

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::fault::{Damage, KeyFault};
use super::passphrase::Passphrase;

/// Argon2id cost: memory in KiB, passes, lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KdfParams {
    /// Memory, KiB.
    pub m_kib: u32,
    /// Passes over the memory.
    pub t: u32,
    /// Lanes.
    pub p: u32,
}

/// Whether cheap parameters are acceptable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParamFloor {
    /// Refuse anything below [`KdfParams::FLOOR`]: the only choice for real records.
    Real,
    /// Accept [`KdfParams::for_tests`]: for tests, where nothing is protected and speed matters.
    Rehearsal,
}

impl KdfParams {
    /// What new passphrases get: 256 MiB, 3 passes, 4 lanes: 0.6 to 0.8 s measured, on one thread.
    pub const DEFAULT: Self = Self {
        m_kib: 256 * 1024,
        t: 3,
        p: 4,
    };
    /// The least that is accepted: the second recommended choice of RFC 9106, section 4.
    pub const FLOOR: Self = Self {
        m_kib: 64 * 1024,
        t: 3,
        p: 4,
    };
    /// The most that is accepted, so that a hostile file cannot take all memory or hang the program.
    pub const CEILING: Self = Self {
        m_kib: 2 * 1024 * 1024,
        t: 10,
        p: 16,
    };

    /// Parameters that take no time and protect nothing. Accepted only with [`ParamFloor::Rehearsal`].
    pub const fn for_tests() -> Self {
        Self {
            m_kib: 32,
            t: 1,
            p: 1,
        }
    }

    /// These, or `to` in each part in which that is more: a cost is raised, never lowered.
    #[must_use]
    pub fn raised_to(self, to: Self) -> Self {
        Self {
            m_kib: self.m_kib.max(to.m_kib),
            t: self.t.max(to.t),
            p: self.p.max(to.p),
        }
    }

    /// Checks both limits.
    ///
    /// # Errors
    /// [`KeyFault::WeakParameters`] below the floor; [`Damage::Value`] above the ceiling or where Argon2
    /// has no meaning (no pass, no lane, under 8 KiB a lane).
    pub fn check(self, floor: ParamFloor) -> Result<(), KeyFault> {
        let least = match floor {
            ParamFloor::Real => Self::FLOOR,
            ParamFloor::Rehearsal => Self {
                m_kib: 8,
                t: 1,
                p: 1,
            },
        };
        let most = Self::CEILING;
        if self.m_kib > most.m_kib || self.t > most.t || self.p > most.p {
            return Err(Damage::Value("argon2 cost above the ceiling").into());
        }
        if self.m_kib < least.m_kib || self.t < least.t || self.p < least.p {
            return Err(KeyFault::WeakParameters);
        }
        if self.m_kib < 8 * self.p {
            return Err(Damage::Value("argon2 memory too small for its lanes").into());
        }
        Ok(())
    }
}

/// Argon2id version 0x13 of the passphrase: 32 bytes. Takes `m_kib` KiB of memory while it runs.
pub(super) fn stretch(
    passphrase: &Passphrase,
    salt: &[u8],
    cost: KdfParams,
) -> Result<Zeroizing<[u8; 32]>, KeyFault> {
    let params = Params::new(cost.m_kib, cost.t, cost.p, Some(32))
        .ok()
        .ok_or(Damage::Value("argon2 cost"))?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, key.as_mut_slice())
        .map_err(|fault| {
            if fault == argon2::Error::OutOfMemory {
                KeyFault::OutOfMemory
            } else {
                Damage::Value("argon2 inputs").into()
            }
        })?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::super::hex::Hex;
    use super::*;

    #[test]
    fn the_algorithm_matches_rfc_9106_section_5_3() {
        let params = argon2::ParamsBuilder::new()
            .m_cost(32)
            .t_cost(3)
            .p_cost(4)
            .data(argon2::AssociatedData::new(&[4; 12]).unwrap())
            .build()
            .unwrap();
        let mut tag = [0; 32];
        Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params)
            .unwrap()
            .hash_password_into(&[1; 32], &[2; 16], &mut tag)
            .unwrap();
        let expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659";
        assert_eq!(Hex(tag).to_string(), expected);
    }

    #[test]
    fn stretching_matches_the_reference_implementation() {
        // phc-winner-argon2, src/test.c, Argon2id version 0x13.
        let cost = KdfParams {
            m_kib: 256,
            t: 2,
            p: 2,
        };
        let key = stretch(&Passphrase::new("password"), b"somesalt", cost).unwrap();
        let expected = "6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037";
        assert_eq!(Hex(*key).to_string(), expected);
    }

    #[test]
    fn the_floor_holds_in_each_of_its_three_parts() {
        let floor = KdfParams::FLOOR;
        assert!(floor.check(ParamFloor::Real).is_ok());
        assert!(KdfParams::DEFAULT.check(ParamFloor::Real).is_ok());
        for weak in [
            KdfParams {
                m_kib: floor.m_kib - 1,
                ..floor
            },
            KdfParams { t: 2, ..floor },
            KdfParams { p: 3, ..floor },
            KdfParams::for_tests(),
        ] {
            assert!(matches!(
                weak.check(ParamFloor::Real),
                Err(KeyFault::WeakParameters)
            ));
        }
        assert!(KdfParams::for_tests().check(ParamFloor::Rehearsal).is_ok());
    }

    #[test]
    fn hostile_costs_are_refused_before_any_memory_is_taken() {
        let most = KdfParams::CEILING;
        assert!(most.check(ParamFloor::Real).is_ok());
        for hostile in [
            KdfParams {
                m_kib: most.m_kib + 1,
                ..most
            },
            KdfParams {
                m_kib: u32::MAX,
                ..most
            },
            KdfParams {
                t: most.t + 1,
                ..most
            },
            KdfParams {
                p: u32::MAX,
                ..most
            },
        ] {
            assert!(matches!(
                hostile.check(ParamFloor::Real),
                Err(KeyFault::Damaged(Damage::Value(_)))
            ));
        }
        let no_meaning = KdfParams {
            m_kib: 31,
            t: 1,
            p: 4,
        };
        assert!(no_meaning.check(ParamFloor::Rehearsal).is_err());
        assert!(
            KdfParams {
                m_kib: 0,
                t: 0,
                p: 0
            }
            .check(ParamFloor::Rehearsal)
            .is_err()
        );
    }
}
