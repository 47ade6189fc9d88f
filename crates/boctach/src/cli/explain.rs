//! `boctach explain CODE`: the manual page of a repair or diagnostic.

use std::fmt::Write as _;
use std::io::{Write as _, stdout};

use model::{Code, Lang, Severity};

use super::args::ExplainArgs;
use super::report::pick;
use super::{Ended, manual};

pub(super) fn run(args: &ExplainArgs, lang: Lang) -> anyhow::Result<Ended> {
    let text = match &args.code {
        Some(name) => page(name, lang).unwrap_or_default(),
        None => list(lang),
    };
    stdout().lock().write_all(text.as_bytes())?;
    Ok(Ended::Done)
}

/// The page; the command line has made sure that the name is one of ours. A name may be both.
fn page(name: &str, lang: Lang) -> Option<String> {
    let repair = manual::pages().find(|(known, _)| *known == name).map(|(_, page)| page.to_owned());
    let code = Code::ALL.iter().find(|code| code.name() == name).map(|code| diagnostic(*code, lang));
    match (repair, code) {
        (Some(repair), Some(code)) => Some(format!("{}\n\n{code}", repair.trim_end())),
        (repair, code) => repair.or(code),
    }
}

fn diagnostic(code: Code, lang: Lang) -> String {
    let severity = severity(code.severity(), lang);
    let (en, vi) = (code.sentence(Lang::En), code.sentence(Lang::Vi));
    let gap = |sentence: &str| sentence.replace("{}", "…");
    format!("# {} ({severity})\n\n{}.\n\n{}.\n\n{}\n", code.name(), gap(en), gap(vi), code.help())
}

pub(super) fn severity(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Note => pick(lang, "note", "ghi chú"),
        Severity::Warning => pick(lang, "warning", "cảnh báo"),
        Severity::Error => pick(lang, "error", "lỗi"),
    }
}

fn list(lang: Lang) -> String {
    let mut out = format!("{}\n", pick(lang, "Repairs", "Cách sửa bảng"));
    for (name, page) in manual::pages() {
        let _ = writeln!(out, "  {name:<28}{}", first_sentence(page));
    }
    let _ = write!(out, "\n{}\n", pick(lang, "Diagnostics", "Chẩn đoán"));
    for code in Code::ALL {
        let _ = writeln!(out, "  {:<28}{}", code.name(), code.sentence(lang).replace("{}", "…"));
    }
    out
}

/// The first sentence of a manual page, below its heading.
fn first_sentence(page: &str) -> String {
    let lines = page.lines().skip_while(|line| line.starts_with('#') || line.trim().is_empty());
    let paragraph: Vec<&str> = lines.take_while(|line| !line.trim().is_empty()).collect();
    let text = paragraph.join(" ");
    text.split_once(". ").map_or_else(|| text.trim_end_matches('.').to_owned(), |(first, _)| first.to_owned())
}
