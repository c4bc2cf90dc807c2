namespace Orchestrator.Desk.Acts;

/// <summary>What a field of an act's form asks for.</summary>
public enum ActFieldKind
{
    /// <summary>A text of one line.</summary>
    Text = 0,

    /// <summary>A text of several lines.</summary>
    LongText = 1,

    /// <summary>A whole number.</summary>
    Number = 2,

    /// <summary>Yes or no.</summary>
    Boolean = 3,

    /// <summary>An ISO date.</summary>
    Date = 4,

    /// <summary>Several fields that belong together.</summary>
    Record = 5,

    /// <summary>A JSON object whose content is data for rules.</summary>
    Data = 6,

    /// <summary>The number of an application of the cycle.</summary>
    Application = 7,

    /// <summary>Pictures: each is uploaded first and named by its SHA-256.</summary>
    Picture = 8,

    /// <summary>The SHA-256 of a secret that whoever commits to a draw keeps until it is performed.</summary>
    SecretHash = 9,

    /// <summary>A random value that nobody could have known before.</summary>
    Nonce = 10,
}
