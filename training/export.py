"""Stage 4: the trained table as an ONNX graph with the pooling inside, for `models/<id>/`.

    python export.py --work DIR --out ../models/hexapla-static-2 [--name table]

Rows are stored as int8 with one scale a row. Before that all are turned so that the first dimensions
carry most (principal axes of the rows, by how often pieces occur): no product of two vectors changes, and
the first k numbers of a vector are its best k. Inputs: `input_ids` and `attention_mask`, both int64 of shape
(texts, tokens). Outputs, all float32: `sum` (texts, dimensions), the sum of the token vectors, so that the
vector of a run of sentences is the sum of theirs; `sentence_embedding`, the same at length 1; and
`token_count` (texts).
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer

from vocabulary import probabilities

COMMON = 1e-4
"""More than this no piece counts when the axes are found."""


def quantise(table: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Symmetric int8 by row: (rows, dimensions) int8 and (rows,) float32 scales."""
    scale = numpy.maximum(numpy.abs(table).max(axis=1), 1e-12) / 127
    return numpy.rint(table / scale[:, None]).astype(numpy.int8), scale.astype(numpy.float32)


def principal(table: numpy.ndarray, probability: numpy.ndarray) -> numpy.ndarray:
    """The table, turned into its principal axes, the one of greatest variance first."""
    weighted = table.astype(numpy.float64) * numpy.sqrt(probability)[:, None]
    values, axes = numpy.linalg.eigh(weighted.T @ weighted)
    return (table @ axes[:, numpy.argsort(-values)]).astype(numpy.float32)


def graph(rows: numpy.ndarray, scales: numpy.ndarray) -> onnx.ModelProto:
    dimensions = rows.shape[1]
    nodes = [
        helper.make_node("Gather", ["rows", "input_ids"], ["picked"], axis=0),
        helper.make_node("Cast", ["picked"], ["vectors"], to=TensorProto.FLOAT),
        helper.make_node("Gather", ["scales", "input_ids"], ["picked_scales"], axis=0),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["picked_scales", "mask"], ["weights"]),
        helper.make_node("Unsqueeze", ["weights", "one"], ["weight_rows"]),
        helper.make_node("MatMul", ["weight_rows", "vectors"], ["summed"]),
        helper.make_node("Squeeze", ["summed", "one"], ["sum"]),
        helper.make_node("ReduceSum", ["mask", "one"], ["token_count"], keepdims=0),
        helper.make_node("ReduceL2", ["sum", "last"], ["length"], keepdims=1),
        helper.make_node("Max", ["length", "tiny"], ["safe_length"]),
        helper.make_node("Div", ["sum", "safe_length"], ["sentence_embedding"]),
    ]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"])
        for name in ("input_ids", "attention_mask")
    ]
    outputs = [
        helper.make_tensor_value_info("sentence_embedding", TensorProto.FLOAT, ["texts", dimensions]),
        helper.make_tensor_value_info("sum", TensorProto.FLOAT, ["texts", dimensions]),
        helper.make_tensor_value_info("token_count", TensorProto.FLOAT, ["texts"]),
    ]
    constants = [
        numpy_helper.from_array(rows, "rows"),
        numpy_helper.from_array(scales, "scales"),
        numpy_helper.from_array(numpy.array([1], numpy.int64), "one"),
        numpy_helper.from_array(numpy.array([-1], numpy.int64), "last"),
        numpy_helper.from_array(numpy.array(1e-9, numpy.float32), "tiny"),
    ]
    model = helper.make_model(
        helper.make_graph(nodes, "hexapla-static", inputs, outputs, constants),
        opset_imports=[helper.make_opsetid("", 18)],
        producer_name="hexapla",
    )
    model.ir_version = 9
    onnx.checker.check_model(model)
    return model


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--name", default="table")
    options = arguments.parse_args()

    table = numpy.load(options.work / f"{options.name}.npy").astype(numpy.float32)
    # Only directions count, so the table may be scaled to any size; 1 is the mean length of a row.
    table /= numpy.linalg.norm(table, axis=1).mean()
    table[:2] = 0  # <pad> and <unk> say nothing
    # Words that are everywhere would be the first axes and tell nothing apart.
    table = principal(table, numpy.minimum(probabilities(options.work), COMMON))
    rows, scales = quantise(table)

    (options.out / "onnx").mkdir(parents=True, exist_ok=True)
    path = options.out / "onnx" / "model_int8.onnx"
    onnx.save(graph(rows, scales), str(path))
    shutil.copyfile(options.work / "tokenizer.json", options.out / "tokenizer.json")
    (options.out / "tokenizer_config.json").write_text(
        json.dumps(
            {
                "tokenizer_class": "PreTrainedTokenizerFast",
                "model_max_length": 1_000_000_000,
                "pad_token": "<pad>",
                "unk_token": "<unk>",
            },
            indent=2,
        )
        + "\n"
    )
    (options.out / "config.json").write_text(
        json.dumps(
            {
                "model_type": "hexapla-static",
                "architectures": ["HexaplaStatic"],
                "hidden_size": int(table.shape[1]),
                "vocab_size": int(table.shape[0]),
                "pad_token_id": 0,
                "additive": True,
            },
            indent=2,
        )
        + "\n"
    )

    # The graph must say what the table says, up to the rounding of its rows.
    tokenizer = Tokenizer.from_file(str(options.out / "tokenizer.json"))
    ids = [tokenizer.encode(t, add_special_tokens=False).ids for t in ("Three new ferries.", "三艘新渡輪。", "Tre.")]
    width = max(map(len, ids))
    padded = numpy.array([i + [0] * (width - len(i)) for i in ids], numpy.int64)
    mask = numpy.array([[1] * len(i) + [0] * (width - len(i)) for i in ids], numpy.int64)
    session = onnxruntime.InferenceSession(str(path))
    unit, total, counted = session.run(None, {"input_ids": padded, "attention_mask": mask})
    for index, tokens in enumerate(ids):
        exact = table[tokens].sum(0)
        cosine = float(unit[index] @ exact / numpy.linalg.norm(exact))
        assert cosine > 0.999 and counted[index] == len(tokens), (cosine, counted[index])
        assert numpy.allclose(total[index] / numpy.linalg.norm(total[index]), unit[index], atol=1e-4)
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB, {table.shape[0]} x {table.shape[1]}")


if __name__ == "__main__":
    main()
