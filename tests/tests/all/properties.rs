//! The invariants of the contract, on invented plans with random damage and on bytes without any sense.

use std::collections::{BTreeMap, BTreeSet};

use boctach::ExtractSettings;
use model::{Extraction, NodeOrigin, Role};
use xtask::chance::Chance;
use xtask::plan::{Plan, invent};
use xtask::{damage, write};

fn extract(name: &str, bytes: &[u8]) -> Extraction {
    boctach::extract(name, bytes, &ExtractSettings::default()).unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn damaged(seed: u64) -> (Plan, String) {
    let plan = invent(seed);
    let mut chance = Chance::new(seed.wrapping_mul(31) + 5);
    let damaged = damage::break_up(&plan.table, None, &mut chance);
    let text = write::text::plan(&plan, &damaged.sheets);
    (plan, text)
}

/// Letters of a text, counted.
fn letters<'a>(texts: impl IntoIterator<Item = &'a str>) -> BTreeMap<char, usize> {
    let mut out = BTreeMap::new();
    for c in texts.into_iter().flat_map(str::chars).filter(|c| c.is_alphabetic()) {
        *out.entry(c).or_default() += 1;
    }
    out
}

#[test]
fn ids_are_unique_and_parents_exist() {
    for seed in 1..=40 {
        let out = extract("plan.txt", damaged(seed).1.as_bytes());
        let mut ids = BTreeSet::new();
        for id in out.tasks.iter().map(|t| &t.id).chain(out.outline.iter().map(|n| &n.id)) {
            assert!(ids.insert(id.clone()), "seed {seed}: {id} is there twice");
        }
        let parents = out.tasks.iter().map(|t| &t.parent).chain(out.outline.iter().map(|n| &n.parent));
        for parent in parents.flatten() {
            assert!(out.outline.iter().any(|n| n.id == *parent), "seed {seed}: no parent {parent}");
        }
    }
}

/// Nothing is lost and nothing invented: the letters of the rows are the letters of the plan. A restated cell is printed
/// more than once and kept once, so the damage here restates nothing and misreads nothing.
#[test]
fn letters_of_rows_are_the_letters_of_the_plan() {
    use damage::Fault;
    for fault in
        [Fault::RepeatedHeader, Fault::ContinuedRow, Fault::HeaderSwallowedTail, Fault::FusedRowsMarked]
    {
        for seed in 1..=10 {
            let plan = invent(seed);
            let mut chance = Chance::new(seed + 77);
            let damaged = damage::break_up(&plan.table, Some(fault), &mut chance);
            let out = extract("plan.txt", write::text::plan(&plan, &damaged.sheets).as_bytes());
            let number = plan.table.column(&Role::Number);
            let printed = plan.table.rows.iter().flat_map(|r| {
                r.cells.iter().enumerate().filter(move |(c, _)| Some(*c) != number).map(|(_, t)| t.as_str())
            });
            let tasks = out.tasks.iter().filter_map(|t| t.row.as_ref()).flat_map(|r| r.cells.texts());
            let heads = out.outline.iter().filter(|n| n.origin == NodeOrigin::Table);
            let heads = heads.flat_map(|n| match &n.row {
                Some(row) => row.cells.texts().collect(),
                None => vec![n.title.as_str()],
            });
            let rows = letters(tasks.chain(heads));
            assert_eq!(rows, letters(printed), "seed {seed}, {}", fault.name());
        }
    }
}

#[test]
fn the_same_bytes_come_out_on_any_number_of_threads() {
    let inputs: Vec<String> = (1..=12).map(|seed| damaged(seed).1).collect();
    let read = |text: &String| export::json::write(&extract("plan.txt", text.as_bytes())).expect("JSON");
    let alone: Vec<Vec<u8>> = inputs.iter().map(read).collect();
    let together: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let threads: Vec<_> = inputs.iter().map(|text| scope.spawn(move || read(text))).collect();
        threads.into_iter().map(|t| t.join().expect("no panic")).collect()
    });
    assert!(alone == together);
}

/// A table that was put right and written again has nothing left to mend.
#[test]
fn a_table_without_fault_is_left_as_it_is() {
    for seed in 1..=30 {
        let plan = invent(seed);
        let text = write::text::plan(&plan, &damage::whole(&plan.table));
        let out = extract("plan.txt", text.as_bytes());
        for task in out.tasks.iter().filter(|t| t.row.is_some()) {
            let rules: Vec<&str> =
                task.repairs.iter().map(|r| r.rule.as_str()).filter(|r| STRUCTURAL.contains(r)).collect();
            assert!(rules.is_empty(), "seed {seed}, {}: {rules:?}", task.id);
        }
        let rows = plan.table.rows.iter().filter(|r| r.kind == xtask::plan::PlanRowKind::Task).count();
        assert_eq!(out.tasks.iter().filter(|t| t.row.is_some()).count(), rows, "seed {seed}");
    }
}

/// The repairs that move text from cell to cell.
const STRUCTURAL: &[&str] = &[
    "header-swallowed-tail",
    "continued-row",
    "restated-cell",
    "fused-rows",
    "fused-section",
    "fused-line",
    "shifted-row",
    "split-number",
    "orphan-continuation",
];

#[test]
fn nothing_panics_on_bytes_without_sense() {
    let mut chance = Chance::new(99);
    for round in 0..300 {
        let bytes: Vec<u8> = (0..chance.below(400)).map(|_| chance.below(256) as u8).collect();
        let name = ["a.txt", "a.csv", "a.html", "a.docx", "a.pdf", "a.xlsx", "a"][round % 7];
        // Records or a typed error, whatever it is.
        let _ = boctach::extract(name, &bytes, &ExtractSettings::default());
    }
}

#[test]
fn nothing_panics_on_lines_in_any_order() {
    for seed in 1..=40 {
        let (_, text) = damaged(seed);
        let mut lines: Vec<&str> = text.lines().collect();
        let mut chance = Chance::new(seed);
        for i in (1..lines.len()).rev() {
            lines.swap(i, chance.below(i + 1));
        }
        lines.truncate(chance.between(1, lines.len()));
        let out = extract("plan.txt", lines.join("\n").as_bytes());
        let ids: BTreeSet<&str> = out.tasks.iter().map(|t| t.id.as_str()).collect();
        assert_eq!(ids.len(), out.tasks.len(), "seed {seed}: ids are unique even so");
    }
}
