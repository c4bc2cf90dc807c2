namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>HTTP status codes by the names that Elsa's drop-down uses; any other code is written as its number.</summary>
public enum HttpStatus
{
    /// <summary>200: the request succeeded (RFC 9110 §15.3.1).</summary>
    OK = 200,

    /// <summary>201: something new was made (RFC 9110 §15.3.2).</summary>
    Created = 201,

    /// <summary>202: taken, but not worked on yet (RFC 9110 §15.3.3).</summary>
    Accepted = 202,

    /// <summary>204: succeeded, and there is nothing to send (RFC 9110 §15.3.5).</summary>
    NoContent = 204,

    /// <summary>301: has a new address for good (RFC 9110 §15.4.2).</summary>
    MovedPermanently = 301,

    /// <summary>302: is at another address for now (RFC 9110 §15.4.3).</summary>
    Found = 302,

    /// <summary>303: the answer is at another address, by GET (RFC 9110 §15.4.4).</summary>
    SeeOther = 303,

    /// <summary>304: what the caller has is still right (RFC 9110 §15.4.5).</summary>
    NotModified = 304,

    /// <summary>307: is at another address for now, by the same method (RFC 9110 §15.4.8).</summary>
    TemporaryRedirect = 307,

    /// <summary>400: the request makes no sense (RFC 9110 §15.5.1).</summary>
    BadRequest = 400,

    /// <summary>401: who calls is not known (RFC 9110 §15.5.2).</summary>
    Unauthorized = 401,

    /// <summary>403: who calls is known and may not (RFC 9110 §15.5.4).</summary>
    Forbidden = 403,

    /// <summary>404: nothing is at this address (RFC 9110 §15.5.5).</summary>
    NotFound = 404,

    /// <summary>405: the address does not take this method (RFC 9110 §15.5.6).</summary>
    MethodNotAllowed = 405,

    /// <summary>409: the state of things speaks against it (RFC 9110 §15.5.10).</summary>
    Conflict = 409,

    /// <summary>410: was here and will not be again (RFC 9110 §15.5.11).</summary>
    Gone = 410,

    /// <summary>422: well formed, but its content cannot be carried out (RFC 9110 §15.5.21).</summary>
    UnprocessableEntity = 422,

    /// <summary>429: too many requests in a given time (RFC 6585 §4).</summary>
    TooManyRequests = 429,

    /// <summary>500: the server failed (RFC 9110 §15.6.1).</summary>
    InternalServerError = 500,

    /// <summary>501: the server cannot do this at all (RFC 9110 §15.6.2).</summary>
    NotImplemented = 501,

    /// <summary>502: the server behind gave an invalid answer (RFC 9110 §15.6.3).</summary>
    BadGateway = 502,

    /// <summary>503: cannot be served just now (RFC 9110 §15.6.4).</summary>
    ServiceUnavailable = 503,

    /// <summary>504: the server behind did not answer in time (RFC 9110 §15.6.5).</summary>
    GatewayTimeout = 504,
}
