//! The rows of each relation, in the order of its columns.

use model::{Citation, Extraction, Lang, Party, Task, Timing, TimingInterval};

use crate::flat::{LIST_SEPARATOR, PATH_SEPARATOR};
use crate::json::name_of;
use crate::place::Places;
use crate::value::{Value, joined};

pub(super) fn position(index: usize) -> Value {
    Value::Integer(index as i64 + 1)
}

pub(super) fn document(extraction: &Extraction) -> Value {
    Value::text(&extraction.source.sha256)
}

/// A text that is always there, even where it is empty.
pub(super) fn always(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn name(party: Option<&Party>) -> [Value; 2] {
    [Value::optional(party.map(|p| &p.name)), Value::optional(party.map(|p| &p.id))]
}

pub(super) fn documents(extraction: &Extraction) -> Vec<Vec<Value>> {
    let (source, info) = (&extraction.source, &extraction.document);
    let [issuer, issuer_id] = name(info.issuer.as_ref());
    let signatures = info.signatures.iter().map(|s| {
        let parts: Vec<&str> =
            [&s.authority, &s.position, &s.name].into_iter().filter_map(|part| part.as_deref()).collect();
        parts.join(", ")
    });
    vec![vec![
        document(extraction),
        always(&source.file_name),
        always(&source.media_type),
        Value::Integer(i64::try_from(source.byte_length).unwrap_or(i64::MAX)),
        Value::integer(source.page_count),
        always(&name_of(&source.text_layer)),
        joined(source.encodings.iter().map(name_of), LIST_SEPARATOR),
        Value::optional(info.kind.as_ref().map(|kind| &kind.code)),
        Value::optional(info.kind.as_ref().map(|kind| &kind.name)),
        Value::optional(info.number.as_ref()),
        Value::optional(info.symbol.as_ref()),
        Value::date(info.issued_on),
        Value::optional(info.issued_at.as_ref()),
        issuer,
        issuer_id,
        Value::optional(info.title.as_ref()),
        Value::optional(info.annex_of.as_ref().map(|citation| &citation.raw)),
        joined(signatures, LIST_SEPARATOR),
        joined(&info.recipients, LIST_SEPARATOR),
        always(&extraction.schema_version),
        always(&format!("{} {}", extraction.generator.name, extraction.generator.version)),
        Value::Integer(extraction.tasks.len() as i64),
    ]]
}

/// Rows of something that a task has several of, each after the keys of document and task.
fn of_tasks<'a, I: IntoIterator<Item = Vec<Value>>>(
    extraction: &'a Extraction,
    items: impl Fn(&'a Task) -> I,
) -> Vec<Vec<Value>> {
    let mut out = Vec::new();
    for task in &extraction.tasks {
        for item in items(task) {
            let mut row = vec![document(extraction), always(&task.id)];
            row.extend(item);
            out.push(row);
        }
    }
    out
}

pub(super) fn parties(extraction: &Extraction) -> Vec<Vec<Value>> {
    of_tasks(extraction, |task| {
        [
            ("lead", &task.lead),
            ("coordinate", &task.coordinate),
            ("approve", &task.approve),
            ("monitor", &task.monitor),
        ]
        .into_iter()
        .flat_map(|(role, parties)| {
            parties.iter().enumerate().map(move |(i, party)| {
                vec![
                    always(role),
                    position(i),
                    always(&party.raw),
                    always(&party.name),
                    Value::text(&party.id),
                    always(&name_of(&party.kind)),
                    always(&name_of(&party.level)),
                    Value::optional(party.place.as_ref()),
                    Value::Boolean(party.collective),
                ]
            })
        })
    })
}

pub(super) fn timings(extraction: &Extraction) -> Vec<Vec<Value>> {
    of_tasks(extraction, |task| {
        [("start", &task.start), ("finish", &task.finish), ("during", &task.during)]
            .into_iter()
            .filter_map(|(field, timing)| Some((field, timing.as_ref()?)))
            .flat_map(|(field, timing)| {
                if timing.intervals.is_empty() {
                    vec![interval(field, timing, 0, None)]
                } else {
                    let intervals = timing.intervals.iter().enumerate();
                    intervals.map(|(i, part)| interval(field, timing, i, Some(part))).collect()
                }
            })
    })
}

fn interval(field: &str, timing: &Timing, index: usize, part: Option<&TimingInterval>) -> Vec<Value> {
    vec![
        always(field),
        position(index),
        always(&timing.raw),
        always(&name_of(&timing.kind)),
        Value::optional(timing.recurrence.as_ref()),
        Value::optional(timing.duration.as_ref()),
        Value::optional(timing.condition.as_ref()),
        Value::date(part.and_then(|p| p.from)),
        Value::date(part.and_then(|p| p.to)),
        Value::optional(part.map(|p| &p.edtf)),
        part.map_or(Value::Null, |p| Value::text(name_of(&p.bound))),
        Value::optional(part.and_then(|p| p.action.as_ref())),
        Value::optional(part.and_then(|p| p.scope.as_ref())),
    ]
}

pub(super) fn citations(extraction: &Extraction) -> Vec<Vec<Value>> {
    let info = &extraction.document;
    let annex_of = info.annex_of.iter().map(|citation| ("annex_of", None, citation));
    let basis = info.legal_basis.iter().map(|citation| ("legal_basis", None, citation));
    let tasks = extraction
        .tasks
        .iter()
        .flat_map(|task| task.citations.iter().map(move |citation| ("task", Some(&task.id), citation)));
    let all = annex_of.chain(basis).chain(tasks).enumerate();
    all.map(|(i, (origin, task, citation))| {
        let mut row = vec![document(extraction), position(i), always(origin), Value::optional(task)];
        row.extend(mention(citation));
        row
    })
    .collect()
}

fn mention(citation: &Citation) -> Vec<Value> {
    let [issuer, issuer_id] = name(citation.issuer.as_ref());
    let span = citation.span.as_ref();
    vec![
        always(&citation.raw),
        Value::optional(citation.kind.as_ref().map(|kind| &kind.code)),
        Value::optional(citation.kind.as_ref().map(|kind| &kind.name)),
        Value::optional(citation.number.as_ref()),
        Value::integer(citation.year),
        Value::optional(citation.symbol.as_ref()),
        Value::date(citation.date),
        issuer,
        issuer_id,
        Value::optional(citation.pinpoint.as_ref()),
        Value::text(&citation.key),
        Value::optional(span.and_then(|s| s.field.as_ref())),
        Value::integer(span.map(|s| s.start)),
        Value::integer(span.map(|s| s.end)),
    ]
}

pub(super) fn regions(extraction: &Extraction) -> Vec<Vec<Value>> {
    of_tasks(extraction, |task| {
        task.regions.iter().enumerate().map(|(i, region)| {
            let edge = |side: fn([f32; 4]) -> f32| region.bbox.map_or(Value::Null, |b| Value::real(side(b)));
            vec![
                position(i),
                Value::integer(region.page),
                edge(|[x0, _, _, _]| x0),
                edge(|[_, y0, _, _]| y0),
                edge(|[_, _, x1, _]| x1),
                edge(|[_, _, _, y1]| y1),
                Value::integer(region.lines.map(|[first, _]| first)),
                Value::integer(region.lines.map(|[_, last]| last)),
                region.sheet().map_or(Value::Null, Value::text),
                region.cells().map_or(Value::Null, Value::text),
            ]
        })
    })
}

pub(super) fn repairs(extraction: &Extraction) -> Vec<Vec<Value>> {
    of_tasks(extraction, |task| {
        task.repairs.iter().enumerate().map(|(i, note)| {
            let confidence = Value::real(note.confidence.get());
            vec![position(i), always(&note.rule), Value::text(&note.detail), confidence]
        })
    })
}

pub(super) fn doubts(extraction: &Extraction) -> Vec<Vec<Value>> {
    of_tasks(extraction, |task| {
        task.doubts.iter().enumerate().map(|(i, doubt)| {
            let confidence = Value::real(doubt.confidence.get());
            vec![position(i), always(&doubt.field), confidence, Value::text(&doubt.because)]
        })
    })
}

pub(super) fn cells(extraction: &Extraction) -> Vec<Vec<Value>> {
    of_tasks(extraction, |task| {
        let cells = task.row.iter().flat_map(|row| row.cells.iter());
        cells.map(|(role, text)| vec![always(role), Value::text(text)])
    })
}

pub(super) fn headings(extraction: &Extraction) -> Vec<Vec<Value>> {
    let places = Places::of(&extraction.source, Lang::En);
    let nodes = extraction.outline.iter().enumerate();
    nodes
        .map(|(i, node)| {
            vec![
                document(extraction),
                always(&node.id),
                position(i),
                Value::optional(node.parent.as_ref()),
                always(&name_of(&node.origin)),
                Value::optional(node.number.as_ref()),
                joined(&node.path, PATH_SEPARATOR),
                Value::Integer(node.level.into()),
                Value::text(&node.title),
                joined(node.paragraphs.iter().map(|paragraph| &paragraph.text), "\n"),
                Value::text(places.describe_all(&node.regions)),
            ]
        })
        .collect()
}

pub(super) fn diagnostics(extraction: &Extraction) -> Vec<Vec<Value>> {
    let places = Places::of(&extraction.source, Lang::En);
    let all = extraction.diagnostics.iter().enumerate();
    all.map(|(i, diagnostic)| {
        let region = diagnostic.place.as_ref();
        vec![
            document(extraction),
            position(i),
            always(diagnostic.code.name()),
            always(&name_of(&diagnostic.severity)),
            always(&diagnostic.message),
            Value::integer(region.and_then(|r| r.page)),
            region.map_or(Value::Null, |r| Value::text(places.describe(r))),
        ]
    })
    .collect()
}
