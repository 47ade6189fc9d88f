//! One plan a line: what the checks say of it.

use grammar::{citation, party, timing};
use model::{Code, DocumentInfo, Role, TableColumn, TableKind, TableRecord, Task, TaskRow};

use super::run;
use crate::samples::task;
use crate::{Parsed, counterpart};

/// A table of tasks with these roles, and a row a line with these cells.
fn table(roles: &[Role], rows: &[&[&str]]) -> Parsed {
    let tasks = rows.iter().enumerate().map(|(i, cells)| row(i, roles, cells)).collect();
    let columns = roles
        .iter()
        .map(|role| TableColumn { label: vec![role.name().into()], role: role.clone() })
        .collect();
    let record = TableRecord {
        id: "table-1".into(),
        kind: TableKind::Tasks,
        title: None,
        columns,
        pages: None,
        row_count: rows.len() as u32,
        rows: Vec::new(),
    };
    Parsed { tables: vec![record], tasks, ..Parsed::default() }
}

fn row(index: usize, roles: &[Role], cells: &[&str]) -> Task {
    let number = (index + 1).to_string();
    let mut task = Task { number: Some(number.as_str().into()), ..task(&format!("annex-1/{number}"), "") };
    let context = timing::Context::default();
    for (role, cell) in roles.iter().zip(cells.iter().filter(|c| !c.is_empty())) {
        match role {
            Role::Content => (*cell).clone_into(&mut task.text),
            Role::Lead => task.lead = party::read_list(cell, &party::Context::default()),
            Role::Deliverable => task.deliverable = Some((*cell).to_owned()),
            Role::Start => task.start = Some(timing::read(cell, &context).into()),
            Role::Finish => task.finish = Some(timing::read(cell, &context).into()),
            Role::Serial
            | Role::Number
            | Role::Coordinate
            | Role::Approve
            | Role::Monitor
            | Role::During
            | Role::Budget
            | Role::Note
            | Role::Other(_) => {}
        }
    }
    task.due = task.finish.as_deref().and_then(timing::due);
    task.citations = citation::find(&task.text);
    let cells = roles.iter().map(Role::name).zip(cells.iter().map(|c| (*c).to_owned())).collect();
    task.row = Some(TaskRow { table: "table-1".into(), cells });
    task
}

fn check(parsed: &Parsed, wanted: &[(Code, &str)]) {
    let pairs = counterpart::find(&parsed.tasks);
    let have = run(parsed, &pairs);
    let have: Vec<(Code, &str)> =
        have.iter().map(|d| (d.code, d.arguments.first().map_or("", String::as_str))).collect();
    assert_eq!(have, wanted);
}

const PLAIN: &[&str] = &["Rà soát quy hoạch", "Sở Xây dựng"];

#[test]
fn a_sound_plan_is_quiet() {
    check(&table(&[Role::Content, Role::Lead], &[PLAIN; 6]), &[]);
    check(&Parsed::default(), &[]);
}

#[test]
fn what_the_others_have() {
    let gap: &[&str] = &["Rà soát quy hoạch", ""];
    let of = |role: Role, full: &[&'static str]| {
        let rows = vec![full, full, full, gap, full];
        table(&[Role::Content, role], &rows)
    };
    check(&of(Role::Lead, PLAIN), &[(Code::LeadMissing, "annex-1/4")]);
    check(&of(Role::Finish, &["Rà soát quy hoạch", "Năm 2026"]), &[(Code::DeadlineMissing, "annex-1/4")]);
    check(&of(Role::Deliverable, &["Rà soát quy hoạch", "Báo cáo"]), &[(Code::ProductMissing, "annex-1/4")]);
    // Half of them have none: the column is filled where there is something to say.
    check(&table(&[Role::Content, Role::Lead], &[PLAIN, gap, PLAIN, gap, gap, PLAIN]), &[]);
}

#[test]
fn leads_that_are_no_bodies() {
    let strange: &[&str] = &["Rà soát quy hoạch", "Tốt hơn nữa"];
    check(
        &table(&[Role::Content, Role::Lead], &[PLAIN, strange, strange]),
        &[(Code::LeadNoBody, "annex-1/2")],
    );
}

#[test]
fn times_that_cannot_be() {
    let roles = [Role::Content, Role::Start, Role::Finish];
    check(&table(&roles, &[&["Rà soát", "Tháng 6/2026", "Tháng 12/2026"]]), &[]);
    check(
        &table(&roles, &[&["Rà soát", "Tháng 12/2026", "Tháng 6/2026"]]),
        &[(Code::StartAfterDue, "annex-1/1")],
    );
    let mut old = table(&[Role::Content, Role::Finish], &[&["Rà soát", "Tháng 6/2025"]]);
    old.document = DocumentInfo { issued_on: jiff::civil::Date::new(2026, 1, 5).ok(), ..old.document };
    check(&old, &[(Code::DueBeforeIssue, "annex-1/1")]);
}

#[test]
fn one_document_with_two_dates() {
    let of = |a: &'static str, b: &'static str| table(&[Role::Content], &[&[a], &[b]]);
    let first = "Thực hiện Quyết định số 325/QĐ-TTg ngày 30/3/2023 của Thủ tướng Chính phủ";
    check(&of(first, first), &[]);
    check(
        &of(first, "Theo Quyết định số 325/QĐ-TTg ngày 31/3/2023"),
        &[(Code::CitationDatesDiffer, "325/QĐ-TTg")],
    );
    // Numbers start anew each year.
    check(&of(first, "Theo Quyết định số 325/QĐ-TTg ngày 28/2/2022 của Thủ tướng Chính phủ"), &[]);
}

#[test]
fn body_and_annex() {
    let mut parsed = table(
        &[Role::Content, Role::Lead, Role::Finish],
        &[&["Rà soát quy hoạch khu công nghiệp", "Sở Xây dựng", "Tháng 6/2026"]],
    );
    let mut body = parsed.tasks.clone();
    for task in &mut body {
        task.id = "body/II/1".into();
        task.row = None;
    }
    parsed.tasks.splice(0..0, body);
    check(&parsed, &[]);
    if let Some(task) = parsed.tasks.first_mut() {
        task.lead = party::read_list("Sở Công Thương", &party::Context::default());
        task.due = jiff::civil::Date::new(2026, 9, 30).ok();
    }
    check(&parsed, &[(Code::BodyAnnexDisagree, "annex-1/1"), (Code::BodyAnnexDisagree, "annex-1/1")]);
}
