-- The texts of the promises as cells, once for all their rows.
update listing_promise
set namespace = text_cell(namespace), channel = text_cell(channel), policy = text_cell(policy),
    calendar = text_cell(calendar), path = text_cell(path);
