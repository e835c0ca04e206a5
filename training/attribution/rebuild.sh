#!/bin/sh
# rebuild.sh BASE DATA RUN OUT: trains the attribution reader as the shipped one was, in four stretches, into OUT.
set -e
here=$(dirname "$0") base=$1 data=$2 run=$3 out=$4
fit() { python "$here/train.py" --data "$data" --base "$base" --out "$run" "$@"; }
fit --steps 2200 --decay-from 900 --stop 600
fit --steps 1500 --decay-from 600 --stop 1000 --freeze 2 --resume "$run/last.pt"
fit --steps 1700 --decay-from 600 --freeze 2 --resume "$run/last.pt"
fit --steps 3300 --decay-from 633 --freeze 2 --int8 --resume "$run/last.pt"
for form in full int8; do
  flag=$([ $form = int8 ] && echo --int8 || true)
  python "$here/export.py" --base "$base" --run "$run/last.pt" --out "$run/$form" $flag
  python "$here/calibrate.py" --data "$data" --model "$run/$form"
done
mkdir -p "$out"
cp "$run/int8/model.onnx" "$run/int8/tokenizer.json" "$out/"
python "$here/card.py" --data "$data" --base "$base" --model "$out" --full "$run/full"
