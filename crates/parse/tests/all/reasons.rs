//! Every reason that a rule gives, and every detail of a repair, has its Vietnamese in `model::reason`.
//!
//! The sources are read: a literal that is an English sentence is in the table of reasons, or is named here as something else,
//! and each line of the table stands in some rule.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use model::reason;

/// Where reasons are worded.
const SOURCES: [&str; 2] = ["src", "../normalize/src/mend"];

/// Literals that look like a sentence and are shown to nobody as a reason.
const NO_REASONS: &[&str] = &["a word of a list has sixteen bytes at most"];

/// What stands right before a literal that speaks to programmers.
const FOR_PROGRAMMERS: [&str; 6] =
    ["expect(", "reason = ", "unreachable!(", "debug_assert!(", "doc = ", "panic!("];

#[test]
fn each_reason_is_in_the_table() {
    let table: BTreeSet<String> = reason::templates().map(bare).collect();
    // A sentence that is put behind another.
    let behind = |literal: &str| table.contains(&format!("{{}}{literal}"));
    let said = sentences();
    let missing: Vec<&String> = said
        .iter()
        .filter(|s| !table.contains(*s) && !behind(s) && !NO_REASONS.contains(&s.as_str()))
        .collect();
    assert!(missing.is_empty(), "without Vietnamese in crates/model/src/reason/table.rs: {missing:#?}");
    let stale: Vec<&&str> = NO_REASONS.iter().filter(|known| !said.contains(**known)).collect();
    assert!(stale.is_empty(), "stands nowhere any more: {stale:#?}");
}

#[test]
fn each_line_of_the_table_is_said_somewhere() {
    let said = sentences();
    let behind = |template: &str| template.strip_prefix("{}").is_some_and(|rest| said.contains(rest));
    let unsaid: Vec<String> = reason::templates()
        .map(bare)
        .filter(|t| words(t).next().is_some() && !said.contains(t) && !behind(t))
        .collect();
    assert!(unsaid.is_empty(), "no rule says this, or it is not seen as a sentence: {unsaid:#?}");
}

#[test]
fn what_a_sentence_is() {
    let source = r##"
        //! "no row of a comment"
        const C: char = '"'; /* "nor of this /* "one" */" */
        fn f<'a>(row: &'a str) -> String { row.expect("the row is there"); b"bytes of a row";
            let s = r#"a "raw" line of it"#; let v = "trước ngày thứ hai"; let k = "ke hoach thuc hien";
            format!("«{row}» stands \
                     where {} and {shown}{cut} should", 'x', '\'', "row") }
        #[cfg(test)]
        mod tests { "is no row" }
    "##;
    let seen: Vec<String> = literals(shipped(source)).into_iter().filter(|l| is_sentence(l)).collect();
    assert_eq!(
        seen.iter().map(|s| bare(s)).collect::<Vec<_>>(),
        ["a \"raw\" line of it", "«{}» stands where {} and {} should"]
    );
}

/// The literals of the sources that are English sentences, their gaps bare.
fn sentences() -> BTreeSet<String> {
    let mut files = Vec::new();
    for folder in SOURCES {
        rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut files);
    }
    assert!(files.len() > 100, "only {} files of sources were found", files.len());
    let sources = files.iter().map(|file| text(file));
    sources.flat_map(|s| literals(shipped(&s))).filter(|s| is_sentence(s)).map(|s| bare(&s)).collect()
}

#[expect(clippy::disallowed_methods, reason = "a test reads the sources")]
fn text(file: &Path) -> String {
    fs::read_to_string(file).expect("a source")
}

/// The files of a folder that are no tests.
fn rust_files(folder: &Path, out: &mut Vec<PathBuf>) {
    const OF_TESTS: [&str; 3] = ["tests.rs", "cases.rs", "samples.rs"];
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() {
            if name != "tests" {
                rust_files(&path, out);
            }
        } else if path.extension().is_some_and(|e| e == "rs") && !OF_TESTS.contains(&name) {
            out.push(path);
        }
    }
}

/// A source up to its own tests, which stand at its end.
fn shipped(source: &str) -> &str {
    let parted = source.match_indices("#[cfg(test)]").find(|(at, mark)| {
        let behind = source.get(at + mark.len()..).unwrap_or_default().trim_start();
        behind.lines().next().is_some_and(|line| line.contains("mod ") && line.contains('{'))
    });
    parted.and_then(|(at, _)| source.get(..at)).unwrap_or(source)
}

/// The literals of a source, save those for programmers.
fn literals(source: &str) -> Vec<String> {
    let chars: Vec<char> = source.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let (mut out, mut code, mut i) = (Vec::new(), String::new(), 0);
    while i < chars.len() {
        match (at(i), at(i + 1)) {
            ('/', '/') => i += chars.iter().skip(i).take_while(|c| **c != '\n').count(),
            ('/', '*') => i = behind_comment(&chars, i),
            ('\'', '\\') => i += 3 + chars.iter().skip(i + 3).take_while(|c| **c != '\'').count() + 1,
            ('\'', _) if at(i + 2) == '\'' => i += 3,
            ('r', '"' | '#') if !code.ends_with(|c: char| c.is_alphanumeric() || c == '_') => {
                let marks = chars.iter().skip(i + 1).take_while(|c| **c == '#').count();
                let close: String = format!("\"{}", "#".repeat(marks));
                let rest: String = chars.iter().skip(i + 2 + marks).collect();
                let inner = rest.split(&close).next().unwrap_or_default();
                out.push(inner.to_owned());
                i += 2 + marks + inner.chars().count() + close.len();
            }
            ('"', _) => {
                let (literal, end) = literal(&chars, i + 1);
                let before: String = code.trim_end().to_owned();
                let bytes = code.ends_with('b');
                if !bytes && !FOR_PROGRAMMERS.iter().any(|lead| before.ends_with(lead.trim_end())) {
                    out.push(literal);
                }
                i = end;
            }
            (c, _) => {
                code.push(c);
                i += 1;
            }
        }
    }
    out
}

/// The literal that begins at `i`, its escapes undone, and where the source goes on.
fn literal(chars: &[char], mut i: usize) -> (String, usize) {
    let mut out = String::new();
    while let Some(&c) = chars.get(i) {
        match (c, chars.get(i + 1)) {
            ('"', _) => return (out, i + 1),
            ('\\', Some('\n')) => {
                i += 1 + chars.iter().skip(i + 1).take_while(|c| c.is_whitespace()).count();
            }
            ('\\', Some(escaped)) => {
                out.push(if *escaped == 'n' { '\n' } else { *escaped });
                i += 2;
            }
            _ => {
                out.push(c);
                i += 1;
            }
        }
    }
    (out, i)
}

fn behind_comment(chars: &[char], mut i: usize) -> usize {
    let mut depth = 0_usize;
    while i < chars.len() {
        match (chars.get(i), chars.get(i + 1)) {
            (Some('/'), Some('*')) => (depth, i) = (depth + 1, i + 2),
            (Some('*'), Some('/')) => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
        if depth == 0 {
            break;
        }
    }
    i
}

/// A template or a literal with nothing said about its gaps: `{word}` and `{shown}{cut}` are `{}`.
fn bare(text: &str) -> String {
    let mut pieces = text.split('{');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        if !out.ends_with("{}") {
            out.push_str("{}");
        }
        out.push_str(piece.split_once('}').map_or(piece, |(_, behind)| behind));
    }
    out
}

/// Words of small letters without marks, outside gaps.
fn words(text: &str) -> impl Iterator<Item = String> {
    let text = bare(text);
    let parts = text.split(|c: char| !c.is_alphabetic() && c != '\'').map(str::to_owned).collect::<Vec<_>>();
    parts
        .into_iter()
        .filter(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '\''))
}

/// Whether a text is more than a word, and one of its words is English.
fn is_sentence(text: &str) -> bool {
    /// Begin the keys of names, and are no words.
    const ABBREVIATIONS: [&str; 4] = ["tand", "tuq", "ub", "ubnd"];
    let is_english = |word: &str| {
        word.len() > 1
            && word.contains(['a', 'e', 'i', 'o', 'u'])
            && !ABBREVIATIONS.contains(&word)
            && !may_be_vietnamese(word)
    };
    // These two have the shape of syllables.
    text.contains(' ') && (text.contains(" may be ") || words(text).any(|word| is_english(&word)))
}

/// Whether a word without marks has the shape of a Vietnamese syllable: keys have such words.
fn may_be_vietnamese(word: &str) -> bool {
    const HEADS: [&str; 26] = [
        "ngh", "ch", "gh", "kh", "ng", "nh", "ph", "th", "tr", "qu", "b", "c", "d", "g", "h", "k", "l", "m",
        "n", "p", "q", "r", "s", "t", "v", "x",
    ];
    const ENDS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
    let rest = HEADS.iter().find_map(|head| word.strip_prefix(head)).unwrap_or(word);
    let end = rest.trim_start_matches(['a', 'e', 'i', 'o', 'u', 'y']);
    (1..=3).contains(&(rest.len() - end.len())) && ENDS.contains(&end)
}
