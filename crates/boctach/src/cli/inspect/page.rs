//! The whole picture of a document as plain text.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use boctach::clarity::clarity;
use boctach::doubt::doubtful;
use export::place::Places;
use model::{Diagnostic, Extraction, Lang, Party, Region, RepairNote, Severity, TableRecord, Task, Timing};

use super::doubtful::entry;
use crate::cli::explain::severity;
use crate::cli::report::pick;

/// Doubtful tasks that the picture shows; `--doubtful` shows all.
const DOUBTFUL_SHOWN: usize = 5;
/// Places that are named of one repair or diagnostic.
const PLACES_SHOWN: usize = 4;

/// Everything about a document.
pub(super) fn page(extraction: &Extraction, lang: Lang) -> String {
    let mut out = String::new();
    head(extraction, lang, &mut out);
    tables(extraction, lang, &mut out);
    tasks(extraction, lang, &mut out);
    clear(extraction, lang, &mut out);
    mended(extraction, lang, &mut out);
    first_doubts(extraction, lang, &mut out);
    diagnostics(extraction, lang, &mut out);
    out
}

fn heading(out: &mut String, title: &str, count: usize) {
    let _ = writeln!(out, "\n── {title} ({count}) ──");
}

fn head(extraction: &Extraction, lang: Lang, out: &mut String) {
    let (source, document) = (&extraction.source, &extraction.document);
    let pages =
        source.page_count.map_or_else(String::new, |n| format!(", {n} {}", pick(lang, "pages", "trang")));
    let layer = export_name(&source.text_layer);
    let _ = writeln!(out, "{} ({}{pages}, {layer})", source.file_name, source.media_type);
    let unknown = || "—".to_owned();
    let kind = document.kind.as_ref().map_or_else(unknown, |kind| format!("{} {}", kind.code, kind.name));
    let date = document.issued_on.map_or_else(unknown, |date| date.to_string());
    let issuer = document.issuer.as_ref().map_or_else(unknown, |issuer| issuer.name.to_string());
    let title = document.title.as_deref().map_or_else(unknown, one_line);
    for (label, value) in [
        (pick(lang, "kind", "loại"), kind),
        (pick(lang, "symbol", "số, ký hiệu"), document.symbol.clone().unwrap_or_else(unknown)),
        (pick(lang, "issued", "ban hành"), date),
        (pick(lang, "issuer", "cơ quan"), issuer),
        (pick(lang, "title", "trích yếu"), title),
    ] {
        let _ = writeln!(out, "  {label:<12}{value}");
    }
    for annex in &extraction.annexes {
        let title = annex.title.as_deref().map(one_line).unwrap_or_default();
        let _ = writeln!(out, "  {:<12}{title}", annex.id);
    }
}

/// The name under which a unit variant is written.
fn export_name(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

fn tables(extraction: &Extraction, lang: Lang, out: &mut String) {
    heading(out, pick(lang, "tables", "bảng"), extraction.tables.len());
    for table in &extraction.tables {
        let TableRecord { id, kind, title, columns, pages, row_count, .. } = table;
        let title = title.as_deref().map(|t| format!("  «{}»", shortened(t, 70))).unwrap_or_default();
        let pages =
            pages.map_or_else(String::new, |[a, b]| format!(", {} {a}–{b}", pick(lang, "pages", "trang")));
        let rows = pick(lang, "rows", "dòng");
        let _ = writeln!(out, "{id}: {}, {row_count} {rows}{pages}{title}", export_name(kind));
        for column in columns {
            let label = one_line(&column.label.join(" / "));
            let role = column.role.name();
            let role = shortened(export::field::name(&role, lang), 13);
            let _ = writeln!(out, "    {role:<14}{}", shortened(&label, 60));
        }
    }
}

fn tasks(extraction: &Extraction, lang: Lang, out: &mut String) {
    heading(out, pick(lang, "tasks", "nhiệm vụ"), extraction.tasks.len());
    let mut last: &[model::Shared] = &[];
    for task in &extraction.tasks {
        if task.headings != last {
            let titles: Vec<String> = task.headings.iter().map(|title| shortened(title, 48)).collect();
            if !titles.is_empty() {
                let _ = writeln!(out, "  {}", titles.join(" › "));
            }
            last = &task.headings;
        }
        task_line(task, lang, out);
    }
}

fn task_line(task: &Task, lang: Lang, out: &mut String) {
    let mark = match (task.doubts.is_empty(), task.repairs.is_empty()) {
        (false, _) => '?',
        (true, false) => '~',
        (true, true) => ' ',
    };
    let _ =
        writeln!(out, "{mark} {:.2} {:<22} {}", task.confidence.get(), task.id, shortened(&task.text, 80));
    let mut parts = Vec::new();
    for (label, parties) in
        [(pick(lang, "lead", "chủ trì"), &task.lead), (pick(lang, "with", "phối hợp"), &task.coordinate)]
    {
        if !parties.is_empty() {
            parts.push(format!("{label}: {}", shortened(&names(parties), 60)));
        }
    }
    if let Some(when) = when(task, lang) {
        parts.push(when);
    }
    if !parts.is_empty() {
        let _ = writeln!(out, "         {}", parts.join("  ·  "));
    }
}

fn names(parties: &[Party]) -> String {
    parties.iter().map(|party| party.name.as_str()).collect::<Vec<_>>().join("; ")
}

fn when(task: &Task, lang: Lang) -> Option<String> {
    let times: Vec<&Timing> =
        [&task.start, &task.finish, &task.during].into_iter().filter_map(Option::as_deref).collect();
    if times.is_empty() {
        return None;
    }
    let printed = times.iter().map(|timing| one_line(&timing.raw)).collect::<Vec<_>>().join(" – ");
    let due = task.due.map_or_else(String::new, |due| format!(" → {due}"));
    Some(format!("{}: {}{due}", pick(lang, "time", "thời gian"), shortened(&printed, 60)))
}

fn clear(extraction: &Extraction, lang: Lang, out: &mut String) {
    heading(out, pick(lang, "the six that must be clear", "6 rõ"), extraction.tasks.len());
    for one in clarity(extraction) {
        let name = one.aspect.name(lang);
        let figure = if one.asked == 0 && !extraction.tasks.is_empty() {
            pick(lang, "no column for it", "không có cột").to_owned()
        } else {
            let percent = (100 * one.clear).checked_div(one.asked).unwrap_or(0);
            format!("{}/{} ({percent} %)", one.clear, one.asked)
        };
        let _ = writeln!(out, "  {name:<34}{figure}");
    }
}

fn mended(extraction: &Extraction, lang: Lang, out: &mut String) {
    let mut by_rule: BTreeMap<&str, Vec<(&Task, &RepairNote)>> = BTreeMap::new();
    for task in &extraction.tasks {
        for repair in &task.repairs {
            by_rule.entry(&repair.rule).or_default().push((task, repair));
        }
    }
    heading(out, pick(lang, "mended", "đã sửa"), by_rule.values().map(Vec::len).sum());
    for (rule, notes) in by_rule {
        let ids: Vec<&str> = notes.iter().map(|(task, _)| task.id.as_str()).take(PLACES_SHOWN).collect();
        let more = if notes.len() > PLACES_SHOWN { " …" } else { "" };
        let lowest = notes.iter().map(|(_, note)| note.confidence.get()).fold(1.0, f32::min);
        let _ = writeln!(out, "{:>4} {rule:<24} ≥ {lowest:.2}  {}{more}", notes.len(), ids.join(", "));
    }
}

fn first_doubts(extraction: &Extraction, lang: Lang, out: &mut String) {
    let tasks = doubtful(extraction);
    heading(out, pick(lang, "doubtful", "cần xem lại"), tasks.len());
    for task in tasks.iter().take(DOUBTFUL_SHOWN) {
        entry(task, Places::of(&extraction.source, lang), lang, out);
    }
    if tasks.len() > DOUBTFUL_SHOWN {
        let _ = writeln!(out, "\n… {}", pick(lang, "all of them: --doubtful", "xem tất cả: --doubtful"));
    }
}

fn diagnostics(extraction: &Extraction, lang: Lang, out: &mut String) {
    heading(out, pick(lang, "diagnostics", "chẩn đoán"), extraction.diagnostics.len());
    let places = Places::of(&extraction.source, lang);
    let mut by_code: BTreeMap<_, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in &extraction.diagnostics {
        by_code
            .entry((std::cmp::Reverse(diagnostic.severity), diagnostic.code))
            .or_default()
            .push(diagnostic);
    }
    for ((std::cmp::Reverse(level), code), found) in by_code {
        let _ = writeln!(out, "{:>4} {} {}", found.len(), severity(level, lang), code.name());
        let shown = if level == Severity::Note { 1 } else { PLACES_SHOWN };
        for diagnostic in found.iter().take(shown) {
            let place = diagnostic.place.as_ref().map(|r| place(r, places)).unwrap_or_default();
            let _ = writeln!(out, "       {}{place}", shortened(&diagnostic.sentence(lang), 160));
        }
    }
}

fn place(region: &Region, places: Places) -> String {
    let place = places.describe(region);
    if place.is_empty() { place } else { format!(" ({place})") }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text on one line, at most so many characters.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let line = one_line(text);
    if line.chars().count() <= most {
        return line;
    }
    let mut short: String = line.chars().take(most.saturating_sub(1)).collect();
    short.push('…');
    short
}
