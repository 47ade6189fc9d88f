//! Scores of the shared plans, where their folder is present.

use std::process::Command;

use boctach::ExtractSettings;
use xtask::eval::shared_folder;

/// What is scored, file, gold, lowest score that is accepted.
const BARS: &[(&str, &str, &[&str], f64)] = &[
    ("table", "seeds/000_c1805a9929024bf5.txt", &["gold/table-000.json"], 0.99),
    ("table", "seeds/003_8bce65c541a895ee.txt", &["gold/table-003.json"], 1.0),
    ("table", "corpus/nq03-annex2.md", &["gold/table-nq03.json"], 0.99),
    ("prose", "seeds/001_c3d83b8d24d031c4.txt", &["gold/prose-001.json"], 0.90),
    ("meta", "seeds/000_c1805a9929024bf5.txt", &["gold/meta.json", "000"], 1.0),
    ("meta", "seeds/001_c3d83b8d24d031c4.txt", &["gold/meta.json", "001"], 1.0),
    ("meta", "seeds/003_8bce65c541a895ee.txt", &["gold/meta.json", "003"], 1.0),
    ("table", "bench/d003.docx", &["gold/table-003.json"], 1.0),
    ("table", "corpus/laocai-kh-chi-thi-11.docx", &["gold/table-laocai.json"], 1.0),
    ("table", "bench/d000.pdf", &["gold/table-000.json"], 0.995),
    ("table", "bench/d003.pdf", &["gold/table-003.json"], 0.995),
    ("table", "bench/d003f.pdf", &["gold/table-003.json"], 0.99),
    ("table", "bench/d003n.pdf", &["gold/table-003.json"], 0.95),
    ("table", "corpus/hanoi-kh277-2026.pdf", &["gold/table-hanoi-kh277.json"], 1.0),
    ("table", "corpus/laocai-kh-chi-thi-11.rendered.pdf", &["gold/table-laocai.json"], 1.0),
];

#[test]
fn shared_plans_reach_their_bars() {
    let Some(shared) = shared_folder() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let json = folder.path().join("out.json");
    let mut below = Vec::new();
    for (what, file, gold, bar) in BARS {
        let bytes = std::fs::read(shared.join(file)).expect("a shared file");
        let out = boctach::extract(file, &bytes, &ExtractSettings::default()).expect("it is readable");
        std::fs::write(&json, export::json::write(&out).expect("JSON")).expect("it can be written");
        let mut command = Command::new("python3");
        command.arg(shared.join("score.py")).arg(what).arg(&json).args(["--show", "3"]);
        command.args(["--min", &bar.to_string()]).arg(shared.join(gold[0])).args(&gold[1..]);
        let ran = command.output().expect("python3 runs");
        if !ran.status.success() {
            below.push(format!("{what} {file} (bar {bar}): {}", String::from_utf8_lossy(&ran.stdout)));
        }
    }
    assert!(below.is_empty(), "{}", below.join("\n"));
}

/// Documents beside plans: tasks in prose at most, rows of tables at least, all of which name who leads.
const GENRES: &[(&str, usize, usize)] = &[
    ("corpus/vbpl-000323-forms.html", 0, 0),
    ("corpus/nq-66-18-2026.docx", 6, 151),
    ("corpus/vbpl-000032.html", 12, 39),
];

#[test]
fn rules_and_forms_assign_nothing() {
    let Some(shared) = shared_folder() else { return };
    for (file, most_in_prose, least_in_tables) in GENRES {
        let bytes = std::fs::read(shared.join(file)).expect("a shared file");
        let out = boctach::extract(file, &bytes, &ExtractSettings::default()).expect("it is readable");
        let (rows, prose): (Vec<_>, Vec<_>) = out.tasks.iter().partition(|t| t.row.is_some());
        assert!(
            prose.len() <= *most_in_prose,
            "{file}: {:?}",
            prose.iter().map(|t| &t.id).collect::<Vec<_>>()
        );
        assert!(rows.len() >= *least_in_tables, "{file}: {} rows", rows.len());
        assert!(rows.iter().all(|t| !t.lead.is_empty()), "{file}: a row without lead");
    }
}
