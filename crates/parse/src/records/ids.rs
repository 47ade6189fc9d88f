//! Ids that are stable, readable and unique in the document.

use std::collections::HashMap;

use model::Shared;
use rustc_hash::FxBuildHasher;

/// Hands out ids; one that is taken gets `~2`, `~3`… in reading order.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    taken: HashMap<Shared, u32, FxBuildHasher>,
}

impl Ids {
    /// The id, or the next free variant of it.
    pub(crate) fn claim(&mut self, wanted: Shared) -> Shared {
        let Some(count) = self.taken.get_mut(&wanted) else {
            self.taken.insert(wanted.clone(), 1);
            return wanted;
        };
        *count += 1;
        let variant = format!("{wanted}~{count}");
        self.claim(variant.into())
    }
}

/// Part and path: `annex-1/V/2/2.1`. A slash inside a printed number would break the path and is written `-`.
pub(crate) fn of(part: &str, path: &[Shared]) -> String {
    let mut id = part.to_owned();
    for label in path {
        id.push('/');
        let begin = id.len();
        id.push_str(label);
        if memchr::memchr(b'/', label.as_bytes()).is_some() {
            let dashed = label.replace('/', "-");
            id.replace_range(begin.., &dashed);
        }
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_numbers_are_kept_apart() {
        let mut ids = Ids::default();
        let path = ["V", "2"].map(Shared::from);
        let wanted = || of("annex-1", &path).into();
        assert_eq!(ids.claim(wanted()), "annex-1/V/2");
        assert_eq!(ids.claim(wanted()), "annex-1/V/2~2");
        assert_eq!(ids.claim(wanted()), "annex-1/V/2~3");
    }
}
