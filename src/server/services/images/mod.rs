//! Images: admission, lookup, gallery, upload, changes, deletion.

mod admission;
mod change;
mod deletion;
mod files;
mod gallery;
mod lookup;
mod original;
mod tiles;
mod title;
mod upload;

pub use admission::{enter, enter_tenant, enter_to_change, manage, manage_deleted, translate};
pub use change::{ImagePatch, change, replace};
pub use deletion::{RESTORE_DAYS, delete, deleted, deleted_title, purge, restore};
pub use files::{SentFile, delete as delete_files, put as put_file};
pub use gallery::{Found, GalleryPage, MAX_PAGE, cards, list, neighbours};
pub use lookup::{
    BoardWatch, Outline, describe, image, info, outline, record, snapshot, web_address,
};
pub use original::original;
pub use tiles::{make_missing as make_missing_tiles, tile};
pub use title::{
    MAX_CHARS as MAX_TITLE_CHARS, given as given_title, of_file as title_of_file,
    of_link as title_of_link,
};
pub use upload::{
    NewImage, UploadSlot, add, authorize_upload, begin_upload, checked as checked_text,
    import_by_url, upload,
};
