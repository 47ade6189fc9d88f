//! The names of the provinces, those of before 1 July 2025 and those since.
//!
//! The data is `data/provinces.tsv`. A name of before is still read after that day: bodies and plans keep it for
//! a while, and it never became the name of a lower unit of another sort.

use std::sync::LazyLock;

use crate::folded::slug;

/// Their names as slugs, sorted.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let lines = include_str!("../../data/provinces.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut names: Vec<_> = lines.filter_map(|line| line.split('\t').next()).map(slug).collect();
    names.sort_unstable();
    names
});

/// Whether a name is that of a province or of a city that ranks as one.
pub(super) fn is_one(name: &str) -> bool {
    NAMES.binary_search(&slug(name)).is_ok()
}

/// The place of a body that is named by its province alone, with what it is: «Phú Thọ» of «Sở Y tế Phú Thọ» is «tỉnh
/// Phú Thọ». None for what is no name of a province.
pub fn whole(name: &str) -> Option<String> {
    let unit = if super::place::is_central_city(name) { "thành phố" } else { "tỉnh" };
    is_one(name).then(|| super::body::joined(unit, " ", name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_before_and_since() {
        for name in ["Hà Nội", "Lào Cai", "Yên Bái", "Huế", "Bà Rịa – Vũng Tàu"] {
            assert!(is_one(name), "{name}");
        }
        assert!(!is_one("Sơn Dương"));
        assert_eq!(whole("Phú Thọ").as_deref(), Some("tỉnh Phú Thọ"));
        assert_eq!(whole("Huế").as_deref(), Some("thành phố Huế"));
        assert_eq!(whole("Sơn Dương"), None);
        let count = |day: &str| {
            include_str!("../../data/provinces.tsv")
                .lines()
                .filter(|l| l.ends_with("\tboth") || l.ends_with(&format!("\t{day}")))
                .count()
        };
        assert_eq!((count("until"), count("since")), (63, 34));
    }
}
