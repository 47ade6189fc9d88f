//! Laws of the mends, over the real documents of the shared folder where it is present, and over generated damage.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test reads files")]

use std::path::PathBuf;

use normalize::bare;
use normalize::mend::{Tier, mend};
use proptest::prelude::*;

/// Asserts of every applied mend that it changes marks alone, in no name, number or symbol.
#[test]
fn real_documents_keep_names_and_numbers() {
    let Some(folder) = crate::shared("seeds").map(|seeds| std::fs::read_dir(seeds).unwrap()) else { return };
    let mut files: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        for (number, line) in (1..).zip(text.lines()) {
            let mended = mend(line);
            assert_eq!(bare(&mended.text), bare(line));
            assert_eq!(mend(&mended.text).text, mended.text, "idempotent: {line}");
            for m in mended.mends.iter().filter(|m| m.tier == Tier::Applied) {
                let place = || format!("{}:{number} {m:?}", file.display());
                assert!(m.from.chars().all(|c| c.is_alphabetic() || c == ' '), "{}", place());
                let capitals = m.from.chars().filter(|c| c.is_uppercase()).count();
                let letters = m.from.chars().filter(|c| c.is_alphabetic()).count();
                assert!(capitals <= 1 || capitals == letters, "{}", place());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn only_marks_change(text in "([củngcùốoơđôầấẩhnPpKkế]{1,4}[ ,;\t]|phần đầu |cùng cố |đơn đốc |hằng năm |KH-UBND |tư |[0-9/]{1,4} ){0,12}") {
        let mended = mend(&text);
        prop_assert_eq!(bare(&mended.text), bare(&text));
        prop_assert_eq!(mended.text.chars().count(), text.chars().count());
        prop_assert_eq!(mended.text.matches("hằng năm").count(), text.matches("hằng năm").count());
        let keep = |t: &str| t.chars().filter(|c| !c.is_alphabetic()).collect::<String>();
        prop_assert_eq!(keep(&mended.text), keep(&text));
        for m in &mended.mends {
            let printed: String = text.chars().skip(m.start).take(m.from.chars().count()).collect();
            prop_assert_eq!(&printed, &m.from);
        }
    }

    #[test]
    fn anything_goes_in(text in "\\PC{0,80}") {
        let _ = mend(&text);
    }
}
