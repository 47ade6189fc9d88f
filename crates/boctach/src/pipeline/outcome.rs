//! What became of one input, and of a batch.

use std::io;

use ingest::ReadError;
use model::{Code, Extraction, Lang, Severity};

use super::{OfficeError, Own, Status};

/// Why an input gave no output.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The disk did not give the file.
    #[error("cannot be opened: {0}")]
    Unopened(io::Error),
    /// A folder without any file, the outputs of earlier runs left out.
    #[error("the folder holds no document")]
    EmptyFolder,
    /// The program wrote it itself.
    #[error("{}", .0.sentence(Lang::En))]
    Own(Own),
    /// What was given as an output is none.
    #[error("it is no output of boctach: {0}")]
    NoOutput(export::ExportError),
    /// An output that cannot be put beside others.
    #[error("`{at}`: {message} ({rule}); see `boctach validate`")]
    Invalid {
        /// The invariant.
        rule: &'static str,
        /// Id of the task or heading.
        at: String,
        /// What is wrong.
        message: String,
    },
    /// No reader could make anything of it.
    #[error(transparent)]
    Unread(#[from] ReadError),
    /// It needs a converter, and that failed.
    #[error(transparent)]
    Unconverted(#[from] OfficeError),
    /// A bug of ours.
    #[error("this is a bug of boctach, not a fault of the file: {0}")]
    Bug(String),
    /// The output could not be written.
    #[error("the output could not be written: {0}")]
    Unwritten(io::Error),
    /// The output could not be made.
    #[error("the output could not be made: {0}")]
    Unexported(#[from] export::ExportError),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Unwritten(error)
    }
}

impl Failure {
    /// The sentence in a language; what the operating system says stays as it is.
    pub fn sentence(&self, lang: Lang) -> String {
        if lang == Lang::En {
            return self.to_string();
        }
        match self {
            Self::Unopened(error) => format!("không mở được: {error}"),
            Self::EmptyFolder => "thư mục không có văn bản nào".to_owned(),
            Self::Own(own) => own.sentence(lang).to_owned(),
            Self::NoOutput(error) => format!("không phải kết quả của boctach: {error}"),
            Self::Invalid { rule, at, message } => {
                format!("`{at}`: {message} ({rule}); xem `boctach validate`")
            }
            Self::Unread(error) => error.sentence(lang),
            Self::Unconverted(error) => error.sentence(lang),
            Self::Bug(what) => format!("đây là lỗi của boctach, không phải của tệp: {what}"),
            Self::Unwritten(error) => format!("không ghi được kết quả: {error}"),
            Self::Unexported(error) => format!("không tạo được kết quả: {error}"),
        }
    }
}

/// What became of one input.
#[derive(Debug)]
pub enum Outcome {
    /// It was extracted.
    Done {
        /// Number of its tasks.
        tasks: usize,
        /// What of it is missing, in its own words; empty where nothing is.
        missing: Vec<String>,
        /// Pictures were asked for, and it has no pages to cut them from.
        pageless: bool,
    },
    /// An earlier run did it, and neither the file nor the program has changed.
    Unchanged {
        /// Number of its tasks.
        tasks: usize,
    },
    /// It gave nothing.
    Failed(Failure),
}

impl Outcome {
    /// Its state in the manifest.
    pub fn status(&self) -> Status {
        match self {
            Self::Done { missing, .. } if !missing.is_empty() => Status::Incomplete,
            Self::Done { .. } | Self::Unchanged { .. } => Status::Done,
            Self::Failed(_) => Status::Failed,
        }
    }
}

/// What of a file did not come out, in a sentence each: every diagnostic of severity `error`. That there is no text at
/// all is said only where nothing else says why.
pub fn missing(extraction: &Extraction, lang: Lang) -> Vec<String> {
    let errors = || extraction.diagnostics.iter().filter(|d| d.severity == Severity::Error);
    let is_explained = errors().any(|d| d.code != Code::NoText);
    errors().filter(|d| d.code != Code::NoText || !is_explained).map(|d| d.sentence(lang)).collect()
}

/// Counts of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Inputs that were extracted.
    pub done: usize,
    /// Inputs that were done before.
    pub unchanged: usize,
    /// Inputs of which something is missing (counted in `done` as well).
    pub incomplete: usize,
    /// Inputs without pages, of which pictures were asked for (counted in `done` as well).
    pub pageless: usize,
    /// Inputs that gave nothing.
    pub failed: usize,
    /// Tasks of all that was done, now or before.
    pub tasks: usize,
    /// Documents of earlier runs that stay in the output folder though no input of this run is theirs.
    pub kept: usize,
    /// Their tasks.
    pub kept_tasks: usize,
    /// Documents of earlier runs that were removed.
    pub pruned: usize,
    /// Files for all documents (`tasks.csv`…) that could not be written.
    pub unwritten: usize,
}

impl Summary {
    /// Counts one more.
    pub fn add(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Done { tasks, missing, pageless } => {
                self.done += 1;
                self.tasks += tasks;
                self.incomplete += usize::from(!missing.is_empty());
                self.pageless += usize::from(*pageless);
            }
            Outcome::Unchanged { tasks } => {
                self.unchanged += 1;
                self.tasks += tasks;
            }
            Outcome::Failed(_) => self.failed += 1,
        }
    }

    /// Whether everything that was asked for is there.
    pub fn is_whole(&self) -> bool {
        self.failed + self.incomplete + self.unwritten == 0
    }
}

#[cfg(test)]
mod tests {
    use model::Diagnostic;

    use super::*;
    use crate::{ExtractSettings, extract};

    #[test]
    fn what_is_missing_goes_by_severity_and_names_its_cause_once() {
        let plain = extract("a.txt", b"Xin nghe.\n", &ExtractSettings::default()).unwrap();
        let of = |codes: &[Code]| {
            let mut extraction = plain.clone();
            extraction.diagnostics =
                codes.iter().map(|&code| Diagnostic::new(code, &["1", "x", "y"])).collect();
            missing(&extraction, Lang::En).len()
        };
        for (codes, lines) in [
            ([].as_slice(), 0),
            (&[Code::NoTask, Code::OcrUnsure], 0),
            (&[Code::NoText], 1),
            (&[Code::OcrMissing, Code::NoText], 1),
            (&[Code::PartUnreadable, Code::PageUnread], 2),
        ] {
            assert_eq!(of(codes), lines, "{codes:?}");
        }
    }
}
