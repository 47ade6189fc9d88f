//! Names of outputs: the stem of the input, kept apart where two inputs share it.

use std::collections::BTreeSet;

/// Stems that are taken, compared without case: many file systems do not tell `A.json` from `a.json`.
#[derive(Debug, Clone, Default)]
pub struct Names {
    taken: BTreeSet<String>,
}

/// Bytes of a stem: file systems stop at 255 for the whole name.
const LONGEST: usize = 200;

impl Names {
    /// No stem is taken but those in `reserved`.
    pub fn new(reserved: impl IntoIterator<Item = String>) -> Self {
        Self { taken: reserved.into_iter().map(|stem| stem.to_lowercase()).collect() }
    }

    /// A stem for an input: `plans/KH-453.pdf` → `KH-453`, a second one → `KH-453~2`.
    pub fn take(&mut self, input: &str) -> String {
        let stem = stem(input);
        let mut name = stem.clone();
        let mut count = 1;
        while !self.taken.insert(name.to_lowercase()) {
            count += 1;
            name = format!("{stem}~{count}");
        }
        name
    }
}

/// The file's name without folders and extension, without what some system forbids in names.
fn stem(input: &str) -> String {
    let file = input.rsplit(['/', '\\']).next().unwrap_or(input);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| if stem.is_empty() { file } else { stem });
    let mut out = String::new();
    for c in stem.chars() {
        let c = if c.is_control() || "<>:\"|?*".contains(c) { '_' } else { c };
        if out.len() + c.len_utf8() > LONGEST {
            break;
        }
        out.push(c);
    }
    // A hidden file, and a name that some system drops the end of, are no good places for an output.
    let out = out.trim_end_matches(['.', ' ']).trim_start_matches('.');
    if out.is_empty() { "document".to_owned() } else { out.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_apart_what_collides() {
        let mut names = Names::new(["manifest".to_owned()]);
        for (input, stem) in [
            ("a/KH 453.pdf", "KH 453"),
            ("b/kh 453.docx", "kh 453~2"),
            ("KH 453~2.txt", "KH 453~2~2"),
            ("manifest.txt", "manifest~2"),
            ("plans.zip/../../etc/.profile", "profile"),
            ("a?b:c.txt", "a_b_c"),
            ("..", "document"),
            ("Kế hoạch số 12.v2.pdf", "Kế hoạch số 12.v2"),
        ] {
            assert_eq!(names.take(input), stem, "{input}");
        }
        assert!(names.take(&"ệ".repeat(300)).len() <= LONGEST);
    }
}
