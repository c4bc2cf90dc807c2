using Orchestrator.Desk.Refusals;

namespace Orchestrator.Server.Sessions;

/// <summary>What a user's data must keep.</summary>
internal static class UserChecks
{
    public const int LongestName = 60;

    public static IReadOnlyList<FieldError> Check(NewUser user)
    {
        var errors = new List<FieldError>();
        Name(user.Name, errors);
        DisplayName(user.DisplayName, errors);
        if (user.Password is { } password)
            Password(password, errors, user.Name, user.DisplayName);
        Email(user.Email, errors);
        GrantChecks.Check(user.AllGrants, user.Grants.Count > 0 ? "$.grants" : "$.roles", errors);
        return errors;
    }

    public static IReadOnlyList<FieldError> Check(ChangedUser user)
    {
        var errors = new List<FieldError>();
        DisplayName(user.DisplayName, errors);
        Email(user.Email, errors);
        GrantChecks.Check(user.Grants, "$.grants", errors);
        return errors;
    }

    private static void Email(string? mail, List<FieldError> errors)
    {
        if (mail is not null && (mail.Length > 320 || !System.Net.Mail.MailAddress.TryCreate(mail, out _)))
            errors.Add(new("$.email", "应为电子邮件地址。", "must be a mail address."));
    }

    public static void Name(string name, List<FieldError> errors)
    {
        if (
            name.Length is 0 or > LongestName
            || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_')
        )
        {
            errors.Add(
                new(
                    "$.name",
                    "登录名由 1 至 60 个字母、数字、点、连字符或下划线组成。",
                    "a sign-in name has 1 to 60 letters, digits, dots, hyphens or underscores."
                )
            );
        }
        if (name.Equals("orchestrator", StringComparison.OrdinalIgnoreCase))
            errors.Add(new("$.name", "该登录名由系统自用，请另选。", "this name is the system's own; choose another."));
    }

    public static void DisplayName(string name, List<FieldError> errors)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 100)
            errors.Add(new("$.displayName", "姓名为 1 至 100 个字符。", "a display name has 1 to 100 characters."));
    }

    /// <param name="password">As typed.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <param name="names">Names that it must not be.</param>
    public static void Password(string password, List<FieldError> errors, params IEnumerable<string?> names)
    {
        if (password.Length is < Passwords.MinimumLength or > Passwords.MaximumLength)
        {
            errors.Add(
                new(
                    "$.password",
                    $"密码为 {Passwords.MinimumLength} 至 {Passwords.MaximumLength} 个字符。",
                    $"a password has {Passwords.MinimumLength} to {Passwords.MaximumLength} characters."
                )
            );
        }
        else if (CommonPasswords.Has(password, names))
        {
            errors.Add(
                new(
                    "$.password",
                    "该密码过于常见或容易猜到，请换一个，例如几个不相干的词。",
                    "that password is common or easily guessed; use another, such as a few words that have nothing to do "
                        + "with each other."
                )
            );
        }
    }
}
