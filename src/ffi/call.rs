//! The frame of a call to a service: a client and a request in, a response and perhaps rows out.

use std::mem;

use super::client::paynet_client;
use super::error::paynet_error;
use super::guard::{Failure, guard};
use super::handle::{Bound, InUse};
use super::pointer::{self, CStruct, Out};
use super::text::Texts;
use crate::error::status::{PAYNET_ERR_ANSWER_DOES_NOT_FIT, PAYNET_ERR_INVALID_FIELD};
use crate::error::{Error, Phase};

/// A request of the C API that stands for one of the crate.
pub(super) trait ToRequest {
    type Request<'a>;

    fn to_request<'a>(&self, texts: &'a Texts) -> Result<Self::Request<'a>, Error>;
}

/// Runs a call with a request. `response` holds its initial values unless `body` writes others.
///
/// # Safety
/// Every pointer is NULL or what the function's text asks for, the texts of the request included.
pub(super) unsafe fn call<Q: CStruct + ToRequest, P: CStruct>(
    client: *const paynet_client,
    request: *const Q,
    response: *mut P,
    error: *mut paynet_error,
    body: impl for<'a> FnOnce(&Bound, &Q::Request<'a>, &Out<P>) -> Result<(), Error>,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        call_without_request(client, response, error, |bound, out| {
            let texts = Texts::new(bound.encoding);
            let request = pointer::copy_in(request, "request")?;
            let request = request.to_request(&texts)?;
            body(bound, &request, out)
        })
    }
}

/// Runs a call. `response` holds its initial values unless `body` writes others.
///
/// # Safety
/// Every pointer is NULL or what the function's text asks for.
pub(super) unsafe fn call_without_request<P: CStruct>(
    client: *const paynet_client,
    response: *mut P,
    error: *mut paynet_error,
    body: impl FnOnce(&Bound, &Out<P>) -> Result<(), Error>,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        let reset = || {
            if let Ok(out) = Out::required(response, "response") {
                out.clear();
            }
        };
        guard(error, reset, || {
            let bound = InUse::of(client)?;
            let encoding = bound.encoding;
            let failure = |error| Failure { error, encoding };
            let out = Out::required(response, "response").map_err(failure)?;
            body(&bound, &out).map_err(failure)
        })
    }
}

/// A caller's array of structs. The `struct_size` of its first tells how far apart they are.
pub(super) struct Rows<R> {
    first: *mut R,
    stride: usize,
    capacity: usize,
    name: &'static str,
}

impl<R: CStruct> Rows<R> {
    /// # Safety
    /// `first` is NULL, or points to `capacity` places, each as large as the first four bytes of the first say.
    pub(super) unsafe fn new(
        first: *mut R,
        capacity: i32,
        name: &'static str,
    ) -> Result<Rows<R>, Error> {
        let capacity = usize::try_from(capacity).map_err(|_| {
            Error::new(PAYNET_ERR_INVALID_FIELD, "capacity can't be negative").in_field("capacity")
        })?;
        let stride = match capacity {
            0 => mem::size_of::<R>(),
            // SAFETY: the first place is there.
            _ => unsafe { pointer::checked_size(first, name)? },
        };
        Ok(Rows {
            first,
            stride,
            capacity,
            name,
        })
    }

    /// Whether the caller has places, or says how few.
    pub(super) fn wanted(&self) -> bool {
        self.capacity > 0 || !self.first.is_null()
    }

    /// Fails unless there are places for so many rows.
    pub(super) fn expect(&self, rows: usize) -> Result<(), Error> {
        if rows <= self.capacity {
            return Ok(());
        }
        let places = self.capacity;
        Err(Error::new(
            PAYNET_ERR_ANSWER_DOES_NOT_FIT,
            format!("{} has {places} places of {rows} needed", self.name),
        )
        .in_field(self.name))
    }

    /// Writes all rows, or none if there are more than places. A caller without places wants none.
    pub(super) fn write<'a, T: 'a>(
        &self,
        items: &'a [T],
        fill: impl Fn(&mut R, &'a T) -> Result<(), Error>,
    ) -> Result<(), Error> {
        if !self.wanted() {
            return Ok(());
        }
        self.expect(items.len())?;
        let mut rows = vec![*R::INITIAL; items.len()];
        for (row, item) in rows.iter_mut().zip(items) {
            fill(row, item)?;
        }
        for (place, row) in rows.iter().enumerate() {
            // SAFETY: `place` is below the capacity that the caller vouches for.
            unsafe {
                let to = self.first.cast::<u8>().add(place * self.stride).cast::<R>();
                pointer::initialise(to, self.stride as u32, self.name)?;
                Out::required(to, self.name)?.write(row);
            }
        }
        Ok(())
    }
}

/// An error about a complete answer that can't be handed on.
pub(super) fn unfit(error: Error, http_status: u16) -> Error {
    error.in_phase(Phase::Read).with_http_status(http_status)
}
