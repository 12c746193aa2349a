//! Images: admission, lookup, upload.

mod admission;
mod lookup;
mod title;
mod upload;

pub use admission::{enter, enter_tenant, enter_to_change};
pub use lookup::{BoardWatch, Outline, image, info, outline, recent, snapshot};
pub use title::{given as given_title, of_file as title_of_file};
pub use upload::{
    NewImage, UploadSlot, add, authorize_upload, begin_upload, import_by_url, upload,
};
