"""What the database holds, as frozen values. Field order is the order of the selected columns."""

from sugarsnap.records import accounts, clients, jobs, media, places, relationships, tags

BY_NAME = {
    record.__name__: record
    for record in (
        accounts.Account,
        accounts.Card,
        accounts.Password,
        clients.AuthorizationRequest,
        clients.Client,
        clients.Code,
        clients.Grant,
        clients.Session,
        jobs.Job,
        media.Comment,
        media.Like,
        media.Media,
        media.MediaPicture,
        media.Pointer,
        media.TaggedPerson,
        places.Geography,
        places.Place,
        places.Spotted,
        relationships.Edge,
        relationships.Relation,
        relationships.Sight,
        tags.Tag,
    )
}
"""The records that a statement may name in its `record_class` line."""
