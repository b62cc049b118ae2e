"""What the database holds, as frozen values. Field order is the order of the selected columns."""

from sugarsnap.records import (
    accounts,
    clients,
    jobs,
    media,
    permissions,
    places,
    relationships,
    sandboxes,
    subscriptions,
    tags,
)

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
        permissions.Permission,
        places.Geography,
        places.Place,
        places.Spotted,
        relationships.Edge,
        relationships.Relation,
        relationships.Sight,
        sandboxes.SandboxUser,
        subscriptions.Delivery,
        subscriptions.Queue,
        subscriptions.Subscription,
        tags.Tag,
    )
}
"""The records that a statement may name in its `record_class` line."""
