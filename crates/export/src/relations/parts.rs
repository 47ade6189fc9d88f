//! The rows of what a document has beside its tasks: running text, annexes, signatures, tables.

use model::{Extraction, Lang};

use super::rows::{always, document, position};
use crate::flat::PATH_SEPARATOR;
use crate::json::name_of;
use crate::place::Places;
use crate::value::{Value, joined};

pub(super) fn heading_cells(extraction: &Extraction) -> Vec<Vec<Value>> {
    let rows = extraction.outline.iter().filter_map(|node| Some((node, node.row.as_ref()?)));
    rows.flat_map(|(node, row)| {
        row.cells
            .iter()
            .map(|(role, text)| vec![document(extraction), always(&node.id), always(role), Value::text(text)])
    })
    .collect()
}

pub(super) fn paragraphs(extraction: &Extraction) -> Vec<Vec<Value>> {
    let places = Places::of(&extraction.source, Lang::En);
    let of_node = |node: &model::Node| {
        let rows = node.paragraphs.iter().enumerate().map(|(i, paragraph)| {
            vec![
                document(extraction),
                always(&node.id),
                position(i),
                always(&paragraph.text),
                Value::integer(paragraph.regions.iter().find_map(|r| r.page)),
                Value::text(places.describe_all(&paragraph.regions)),
            ]
        });
        rows.collect::<Vec<_>>()
    };
    extraction.outline.iter().flat_map(of_node).collect()
}

pub(super) fn annexes(extraction: &Extraction) -> Vec<Vec<Value>> {
    let annexes = extraction.annexes.iter().enumerate();
    annexes
        .map(|(i, annex)| {
            vec![
                document(extraction),
                always(&annex.id),
                position(i),
                Value::optional(annex.number.as_ref()),
                Value::optional(annex.title.as_ref()),
                Value::optional(annex.annex_of.as_ref().map(|citation| &citation.raw)),
            ]
        })
        .collect()
}

pub(super) fn signatures(extraction: &Extraction) -> Vec<Vec<Value>> {
    let signatures = extraction.document.signatures.iter().enumerate();
    signatures
        .map(|(i, signature)| {
            vec![
                document(extraction),
                position(i),
                Value::optional(signature.authority.as_ref()),
                Value::optional(signature.position.as_ref()),
                Value::optional(signature.name.as_ref()),
            ]
        })
        .collect()
}

pub(super) fn tables(extraction: &Extraction) -> Vec<Vec<Value>> {
    let tables = extraction.tables.iter().enumerate();
    tables
        .map(|(i, table)| {
            vec![
                document(extraction),
                always(&table.id),
                position(i),
                always(&name_of(&table.kind)),
                Value::optional(table.title.as_ref()),
                Value::integer(table.pages.map(|[first, _]| first)),
                Value::integer(table.pages.map(|[_, last]| last)),
                Value::Integer(table.row_count.into()),
            ]
        })
        .collect()
}

pub(super) fn table_columns(extraction: &Extraction) -> Vec<Vec<Value>> {
    let of_table = |table: &model::TableRecord| {
        let rows = table.columns.iter().enumerate().map(|(i, column)| {
            let label = joined(&column.label, PATH_SEPARATOR);
            vec![document(extraction), always(&table.id), position(i), label, always(&name_of(&column.role))]
        });
        rows.collect::<Vec<_>>()
    };
    extraction.tables.iter().flat_map(of_table).collect()
}

pub(super) fn table_cells(extraction: &Extraction) -> Vec<Vec<Value>> {
    let mut out = Vec::new();
    for table in &extraction.tables {
        for (line, row) in table.rows.iter().enumerate() {
            for (column, text) in row.iter().enumerate() {
                out.push(vec![
                    document(extraction),
                    always(&table.id),
                    position(line),
                    position(column),
                    Value::text(text),
                ]);
            }
        }
    }
    out
}
