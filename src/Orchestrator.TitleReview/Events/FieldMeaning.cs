namespace Orchestrator.TitleReview.Events;

/// <summary>What a field stands for beyond its kind, so that whoever makes a form or reads a payload need not know its name.</summary>
public enum FieldMeaning
{
    /// <summary>Itself.</summary>
    Plain = 0,

    /// <summary>
    /// The number of an application of the cycle, or several: people and portals know it by its number, the workflow by its instance.
    /// </summary>
    Application = 1,

    /// <summary>Pictures that prove a posting.</summary>
    Pictures = 2,

    /// <summary>The code of an expert who was drawn, or several.</summary>
    Expert = 3,

    /// <summary>The hash of a secret that its maker keeps until it is revealed.</summary>
    SecretHash = 4,

    /// <summary>A random value that nobody could have known before.</summary>
    Nonce = 5,
}
