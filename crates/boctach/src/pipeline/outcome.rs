//! What became of one input, and of a batch.

use std::io;

use ingest::ReadError;
use model::{Code, Extraction, Lang};

use super::{OfficeError, Status};

/// Why an input gave no output.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The disk did not give the file.
    #[error("cannot be opened: {0}")]
    Unopened(io::Error),
    /// A folder without any file.
    #[error("the folder holds no file")]
    EmptyFolder,
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
            Self::EmptyFolder => "thư mục không có tệp nào".to_owned(),
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

/// What of a file did not come out: pages whose engine is not installed, that were given up or damaged, pictures that break
/// off, rows of a sheet for which there was no room.
pub fn missing(extraction: &Extraction, lang: Lang) -> Vec<String> {
    let lost = |code| {
        matches!(
            code,
            Code::OcrMissing
                | Code::OcrPageGivenUp
                | Code::PageUnread
                | Code::PageDamaged
                | Code::PagesMissing
                | Code::PictureCutShort
                | Code::RowsLeftOut
        )
    };
    extraction.diagnostics.iter().filter(|d| lost(d.code)).map(|d| d.sentence(lang)).collect()
}

/// Counts of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Inputs that were extracted.
    pub done: usize,
    /// Inputs that were done before.
    pub unchanged: usize,
    /// Inputs of which pages are missing (counted in `done` as well).
    pub incomplete: usize,
    /// Inputs that gave nothing.
    pub failed: usize,
    /// Tasks of all that was done, now or before.
    pub tasks: usize,
    /// Files for all documents (`tasks.csv`…) that could not be written.
    pub unwritten: usize,
}

impl Summary {
    /// Counts one more.
    pub fn add(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Done { tasks, missing } => {
                self.done += 1;
                self.tasks += tasks;
                self.incomplete += usize::from(!missing.is_empty());
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
