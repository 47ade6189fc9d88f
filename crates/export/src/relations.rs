//! An extraction as relational tables: the one definition from which Parquet and SQLite are written.
//!
//! Every table has the column `document_sha256`; `task_id` with it is the key of a task. Positions count from 1 in
//! the order of the document. `tasks` is the flat table of [`crate::flat`]; the others hold its lists item by item.

mod parts;
mod rows;

use model::Extraction;

use crate::flat;
use crate::value::{Column, Kind, Value, markdown};

/// Version of the layout below; raised when a column or table changes. A database of another layout is not touched.
pub const LAYOUT_VERSION: i64 = 2;

/// A table of the relational form.
#[derive(Debug, Clone, Copy)]
pub struct Relation {
    /// Name of the table, and of its Parquet file.
    pub name: &'static str,
    /// What a row is, in one sentence.
    pub description: &'static str,
    /// Columns that together are unique.
    pub key: &'static [&'static str],
    /// The table that a row belongs to, by its key.
    pub parent: Option<&'static str>,
    /// Its columns after `document_sha256` (and `task_id`, where it belongs to `tasks`); of `tasks`, all of them.
    own: &'static [Column],
    /// Its rows for one document, in the order of [`Relation::columns`].
    pub rows: fn(&Extraction) -> Vec<Vec<Value>>,
}

const DOCUMENT: Column =
    column("document_sha256", Kind::Text, true, "SHA-256 of the source file, lower-case hexadecimal.");
const TASK: Column = column("task_id", Kind::Text, true, "Id of the task, unique in its document.");
const POSITION: Column =
    column("position", Kind::Integer, true, "Place in the order of the document, from 1.");
const CONFIDENCE: Column = column("confidence", Kind::Real, true, "How sure the program is, 0 to 1.");
const PAGE: Column = column("page", Kind::Integer, false, "Page, counted from 1.");
const PLACE: Column = column("place", Kind::Text, false, "Where it stands, in words.");

const fn column(name: &'static str, kind: Kind, required: bool, description: &'static str) -> Column {
    Column { name, kind, required, description }
}

const fn text(name: &'static str, description: &'static str) -> Column {
    column(name, Kind::Text, false, description)
}

const fn date(name: &'static str, description: &'static str) -> Column {
    column(name, Kind::Date, false, description)
}

const fn count(name: &'static str, description: &'static str) -> Column {
    column(name, Kind::Integer, false, description)
}

const fn point(name: &'static str, description: &'static str) -> Column {
    column(name, Kind::Real, false, description)
}

const fn always(of: Column) -> Column {
    Column { required: true, ..of }
}

/// The tables, parents before children.
pub const RELATIONS: &[Relation] = &[
    Relation {
        name: "documents",
        description: "A document: its file and what it says of itself.",
        key: &["document_sha256"],
        parent: None,
        own: &[
            always(text("file_name", "Name of the source file.")),
            always(text("media_type", "Media type as recognised by content.")),
            column("byte_length", Kind::Integer, true, "Size in bytes."),
            count("page_count", "Number of pages or worksheets."),
            always(text("text_layer", "Where the text came from: native, ocr, mixed, none.")),
            text("encodings", "Character sets met in the file, parted by `; `."),
            text("kind_code", "Type, abbreviated: `KH`."),
            text("kind_name", "Type, written out: «Kế hoạch»."),
            text("number", "Number."),
            text("symbol", "Number and symbol: «453/KH-UBND»."),
            date("issued_on", "Date of issue."),
            text("issued_at", "Place of issue."),
            text("issuer", "Who issued it, written out."),
            text("issuer_id", "Id of who issued it."),
            text("title", "Title."),
            text("annex_of", "The document to which a file that is only an annex belongs."),
            text("signatures", "Signatures as printed: authority, position, name; parted by `; `."),
            text("recipients", "Recipients (`Nơi nhận`), parted by `; `."),
            always(text("schema_version", "Version of the schema of the extraction.")),
            always(text("generator", "Program that made it, and its version.")),
            column("task_count", Kind::Integer, true, "Number of tasks."),
        ],
        rows: rows::documents,
    },
    Relation {
        name: "tasks",
        description: "A task, in the flat columns.",
        key: &["document_sha256", "task_id"],
        parent: Some("documents"),
        own: &[],
        rows: |extraction| flat::rows(extraction).collect(),
    },
    Relation {
        name: "parties",
        description: "A party of a task, in one of its roles.",
        key: &["document_sha256", "task_id", "role", "position"],
        parent: Some("tasks"),
        own: &[
            always(text("role", "lead, coordinate, approve, monitor.")),
            POSITION,
            always(text("raw", "As printed.")),
            always(text("name", "Written out.")),
            text("party_id", "Slug that is the same for every spelling of the same body."),
            always(text("kind", "Sort of body.")),
            always(text("level", "central, province, district, commune, party, other.")),
            text("place", "Place that it serves."),
            column("collective", Kind::Boolean, true, "Whether it stands for several bodies."),
        ],
        rows: rows::parties,
    },
    Relation {
        name: "timings",
        description: "An interval of a time of a task; a time without dates has one row with empty dates.",
        key: &["document_sha256", "task_id", "field", "position"],
        parent: Some("tasks"),
        own: &[
            always(text("field", "start, finish, during.")),
            POSITION,
            always(text("raw", "The whole time as printed.")),
            always(text("kind", "dated, recurring, ongoing, event, reference, duration, mixed, unparsed.")),
            text("recurrence", "Recurrence rule (RFC 5545)."),
            text("duration", "Duration (ISO 8601)."),
            text("condition", "Phrase of an event, a reference or an anchor."),
            date("from_on", "First day."),
            date("to_on", "Last day."),
            text("edtf", "The interval in EDTF (ISO 8601-2)."),
            text("bound", "in, by, before, after, from."),
            text("action", "What is wanted then, where printed."),
            text("scope", "What part of the work it is about, where printed."),
        ],
        rows: rows::timings,
    },
    Relation {
        name: "citations",
        description: "A document that the plan names: in a task, as its legal basis, or as what it is an annex of.",
        key: &["document_sha256", "position"],
        parent: Some("documents"),
        own: &[
            POSITION,
            always(text("origin", "task, legal_basis, annex_of.")),
            text("task_id", "The task that names it; empty for the other origins."),
            always(text("raw", "As printed.")),
            text("kind_code", "Type, abbreviated: `QĐ`."),
            text("kind_name", "Type, written out."),
            text("number", "Number as printed."),
            count("year", "Year, where it is printed in the number."),
            text("symbol", "Number and symbol."),
            date("issued_on", "Date of issue."),
            text("issuer", "Who issued it, written out."),
            text("issuer_id", "Id of who issued it."),
            text("pinpoint", "Article or clause named."),
            text("citation_key", "Key that is the same for every mention in the document."),
            text("span_field", "Text of the task in which it stands."),
            count("span_start", "First character, from 0."),
            count("span_end", "One past the last character."),
        ],
        rows: rows::citations,
    },
    Relation {
        name: "regions",
        description: "A place that a task was read from.",
        key: &["document_sha256", "task_id", "position"],
        parent: Some("tasks"),
        own: &[
            POSITION,
            PAGE,
            point("x0", "Left edge in points from the page's left."),
            point("y0", "Top edge in points from the page's top."),
            point("x1", "Right edge."),
            point("y1", "Bottom edge."),
            count("first_line", "First line; of HTML and DOCX, first paragraph."),
            count("last_line", "Last line; of HTML and DOCX, last paragraph."),
            text("sheet", "Worksheet."),
            text("cells", "Cells in A1 notation."),
        ],
        rows: rows::regions,
    },
    Relation {
        name: "repairs",
        description: "A mend that made a task whole.",
        key: &["document_sha256", "task_id", "position"],
        parent: Some("tasks"),
        own: &[
            POSITION,
            always(text("rule", "Name of the rule.")),
            text("detail", "What was seen and done, with the evidence."),
            CONFIDENCE,
        ],
        rows: rows::repairs,
    },
    Relation {
        name: "doubts",
        description: "Something of a task to look at first.",
        key: &["document_sha256", "task_id", "position"],
        parent: Some("tasks"),
        own: &[POSITION, always(text("field", "Field of the task.")), CONFIDENCE, text("because", "Why.")],
        rows: rows::doubts,
    },
    Relation {
        name: "cells",
        description: "A cell of a task's row as printed.",
        key: &["document_sha256", "task_id", "role"],
        parent: Some("tasks"),
        own: &[always(text("role", "Role of the column.")), text("text", "As printed, uncorrected.")],
        rows: rows::cells,
    },
    Relation {
        name: "headings",
        description: "A heading of the body or of a table, with the running text under it.",
        key: &["document_sha256", "heading_id"],
        parent: Some("documents"),
        own: &[
            always(text("heading_id", "Id of the heading.")),
            POSITION,
            text("parent_id", "Id of the heading above."),
            always(text("origin", "body or table.")),
            text("number", "Printed number."),
            text("path", "Printed numbers from the outermost, parted by ` > `."),
            column("level", Kind::Integer, true, "Depth, 1 at the top of its part."),
            text("title", "Title."),
            text("paragraphs", "Running text under it that is no task, paragraphs parted by a line feed."),
            PLACE,
        ],
        rows: rows::headings,
    },
    Relation {
        name: "heading_cells",
        description: "A cell, as printed, of a row of a table that became a heading.",
        key: &["document_sha256", "heading_id", "role"],
        parent: Some("headings"),
        own: &[
            always(text("heading_id", "Id of the heading.")),
            always(text("role", "Role of the column.")),
            text("text", "As printed, uncorrected."),
        ],
        rows: parts::heading_cells,
    },
    Relation {
        name: "paragraphs",
        description: "A paragraph of the running text under a heading: purposes, targets, rules.",
        key: &["document_sha256", "heading_id", "position"],
        parent: Some("headings"),
        own: &[
            always(text("heading_id", "Id of the heading.")),
            POSITION,
            always(text("text", "The paragraph.")),
            PAGE,
            PLACE,
        ],
        rows: parts::paragraphs,
    },
    Relation {
        name: "annexes",
        description: "An annex of the document.",
        key: &["document_sha256", "annex_id"],
        parent: Some("documents"),
        own: &[
            always(text("annex_id", "Id of the annex, with which the ids of its tasks and headings begin.")),
            POSITION,
            text("number", "Printed number."),
            text("title", "Title."),
            text("annex_of", "The document to which it says that it belongs."),
        ],
        rows: parts::annexes,
    },
    Relation {
        name: "signatures",
        description: "A signature under the document, as printed.",
        key: &["document_sha256", "position"],
        parent: Some("documents"),
        own: &[
            POSITION,
            text("authority", "On whose behalf: «TM. ỦY BAN NHÂN DÂN»."),
            text("job", "Position of who signs: «CHỦ TỊCH»."),
            text("name", "Name of who signs."),
        ],
        rows: parts::signatures,
    },
    Relation {
        name: "tables",
        description: "A table of the document, whether it assigns tasks or not.",
        key: &["document_sha256", "table_id"],
        parent: Some("documents"),
        own: &[
            always(text("table_id", "Id of the table; tasks name it.")),
            POSITION,
            always(text("kind", "tasks, other.")),
            text("title", "Title."),
            count("first_page", "First page, where the format has pages."),
            count("last_page", "Last page."),
            column("row_count", Kind::Integer, true, "Rows below the header."),
        ],
        rows: parts::tables,
    },
    Relation {
        name: "table_columns",
        description: "A column of a table.",
        key: &["document_sha256", "table_id", "position"],
        parent: Some("tables"),
        own: &[
            always(text("table_id", "Id of the table.")),
            POSITION,
            text("label", "Words of its header, levels parted by ` > `."),
            always(text("role", "What the column holds: content, lead, … or `other:` and its label.")),
        ],
        rows: parts::table_columns,
    },
    Relation {
        name: "table_cells",
        description: "A cell of a table that assigns no tasks: figures, targets, forms.",
        key: &["document_sha256", "table_id", "line", "position"],
        parent: Some("tables"),
        own: &[
            always(text("table_id", "Id of the table.")),
            column("line", Kind::Integer, true, "Row below the header, from 1."),
            column("position", Kind::Integer, true, "Column, from 1."),
            text("text", "As printed."),
        ],
        rows: parts::table_cells,
    },
    Relation {
        name: "diagnostics",
        description: "Something that the program noticed or guessed.",
        key: &["document_sha256", "position"],
        parent: Some("documents"),
        own: &[
            POSITION,
            always(text("code", "Stable code.")),
            always(text("severity", "note, warning, error.")),
            always(text("message", "One sentence.")),
            PAGE,
            PLACE,
        ],
        rows: rows::diagnostics,
    },
];

impl Relation {
    /// Its columns, in order.
    pub fn columns(&self) -> Vec<Column> {
        if self.name == "tasks" {
            return flat::COLUMNS.iter().map(|column| column.column).collect();
        }
        let mut columns = vec![DOCUMENT];
        if self.parent == Some("tasks") {
            columns.push(TASK);
        }
        columns.extend_from_slice(self.own);
        columns
    }

    /// The table that it belongs to, and the columns that point there.
    pub fn parent_key(&self) -> Option<(&'static str, &'static [&'static str])> {
        let parent = self.parent?;
        RELATIONS.iter().find(|relation| relation.name == parent).map(|relation| (parent, relation.key))
    }
}

/// The relation of a name.
pub fn relation(name: &str) -> Option<&'static Relation> {
    RELATIONS.iter().find(|relation| relation.name == name)
}

/// The documentation of every table as Markdown, a section each.
pub fn relations_markdown() -> String {
    let mut out = String::new();
    for relation in RELATIONS {
        let key = relation.key.join("`, `");
        let belongs = relation.parent.map_or(String::new(), |parent| format!(" Belongs to `{parent}`."));
        out.extend([
            "## `",
            relation.name,
            "`\n\n",
            relation.description,
            " Key: `",
            &key,
            "`.",
            &belongs,
            "\n\n",
        ]);
        out.push_str(&markdown(&relation.columns()));
        out.push('\n');
    }
    out
}
