using System.Globalization;
using System.Numerics;
using Acornima;
using Acornima.Ast;

namespace Orchestrator.Workflows.Expressions;

/// <summary>
/// Large integers grow by one operator as far as the memory goes, and no limit of the engine looks in between. What multiplies
/// them stands outside loops and functions, a few times, or has a small number written on one side.
/// </summary>
internal sealed class BigIntegerRule
{
    private const int MostProducts = 8;
    private const int MostDigits = 1000;

    private static readonly BigInteger LargestFactor = 1_000_000;
    private static readonly BigInteger LargestExponent = 10_000;

    private int _products;
    private string? _refusal;

    /// <summary>Whether the script has large integers at all.</summary>
    public bool Applies { get; private set; }

    /// <summary>Why it is not taken; null when it is.</summary>
    public string? Refusal => Applies ? _refusal : null;

    public void See(Node node, bool isRepeated)
    {
        switch (node)
        {
            case BigIntLiteral literal:
                Applies = true;
                if (literal.Raw.Length > MostDigits)
                    Refuse(node, $"a large integer has more than {MostDigits} digits");
                break;
            case Identifier { Name: "BigInt" }:
                Applies = true;
                break;
            case BinaryExpression { Operator: Operator.Multiplication } product:
                Multiply(
                    node,
                    isRepeated,
                    IsSmall(product.Left, LargestFactor) || IsSmall(product.Right, LargestFactor)
                );
                break;
            case AssignmentExpression { Operator: Operator.MultiplicationAssignment } product:
                Multiply(node, isRepeated, IsSmall(product.Right, LargestFactor));
                break;
            case BinaryExpression { Operator: Operator.Exponentiation or Operator.LeftShift } power:
                Raise(node, isRepeated, power.Right);
                break;
            case AssignmentExpression
            {
                Operator: Operator.ExponentiationAssignment or Operator.LeftShiftAssignment
            } power:
                Raise(node, isRepeated, power.Right);
                break;
            default:
                break;
        }
    }

    private void Multiply(Node node, bool isRepeated, bool isSmall)
    {
        if (isSmall)
            return;
        if (isRepeated || ++_products > MostProducts)
            Refuse(node, "large integers are multiplied in a loop, in a function or too often");
    }

    private void Raise(Node node, bool isRepeated, Node exponent)
    {
        if (isRepeated || ++_products > MostProducts || !IsSmall(exponent, LargestExponent))
        {
            Refuse(
                node,
                $"large integers are raised or shifted by what is not a number up to {LargestExponent}, or in a loop or a function"
            );
        }
    }

    private static bool IsSmall(Node node, BigInteger most) =>
        node switch
        {
            BigIntLiteral literal => literal.Value <= most,
            NumericLiteral literal => literal.Value <= (double)most,
            _ => false,
        };

    private void Refuse(Node node, string why) =>
        _refusal ??= string.Create(CultureInfo.InvariantCulture, $"line {node.Location.Start.Line}: {why}.");
}
