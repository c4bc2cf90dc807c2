namespace Orchestrator.Desk.Refusals;

/// <summary>公民身份号码 where a person is named: it is never taken.</summary>
public static class IdentityNumbers
{
    /// <summary>The fault of a field that holds one.</summary>
    public static FieldError At(string path) =>
        new(
            path,
            "含有公民身份号码。本系统不收身份号码，请改用人员标识或姓名。",
            "holds an identity number. None is taken here; send a mark of the person or a name."
        );
}
