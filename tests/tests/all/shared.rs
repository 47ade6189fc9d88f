//! Scores of the shared plans, where their folder is present.

use boctach::ExtractSettings;
use xtask::eval::{SCORED, score, shared_folder};

#[test]
fn shared_plans_reach_their_bars() {
    let Some(shared) = shared_folder() else { return };
    let mut below = Vec::new();
    for scored in SCORED {
        let (reached, said) = score(&shared, scored).expect("it is readable, and python3 runs");
        if !reached {
            below.push(format!("{} {} (bar {}): {said}", scored.what, scored.file, scored.least));
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
